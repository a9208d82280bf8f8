import { UserError } from "../../user-error.ts";
import { BlockTokenizer } from "../block-tokenizer.ts";
import { type IsSafeCut, isBlankBetweenWords } from "../safe-cuts.ts";
import { BestPath, UNKNOWN_PENALTY } from "../sentencepiece/best-path.ts";
import { type Alignment, alignTokens, utf8Length } from "../token-alignment.ts";
import type { Tokenizer } from "../tokenizer.ts";
import { stepsOf, type TokenizerJson } from "../tokenizer-json.ts";
import { readScore } from "./read-score.ts";
import { charactersMapOf } from "./text-steps.ts";
import { type UnigramPipeline, unigramPipeline } from "./unigram-pipeline.ts";

const BYTE_TOKEN = /^<0x[0-9A-F]{2}>$/;
const MOST_PIECES = 100_000;
const LONGEST_REMEMBERED = 64;

const utf8 = new TextEncoder();
const text8 = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * The unigram model of a `tokenizer.json` (T5, XLM-RoBERTa, ALBERT, XLNet, DeBERTa), id for id as Hugging Face's
 * `tokenizers`; a UserError that says what cannot be followed (`unsupported-tokenizer`) or is damaged (`broken-tokenizer`).
 */
export function unigramTokenizer(name: string, json: TokenizerJson): Tokenizer | UserError {
  const broken = (what: string) => new UserError("broken-tokenizer", `${name} ${what}.`);
  if (stepsOf(json.normalizer).some((step) => step.type === "Precompiled" && charactersMapOf(step) === null))
    return broken("has no whole map of characters, which its normalizer Precompiled needs: it is empty, or cut short");
  const pipeline = unigramPipeline(json);
  if (typeof pipeline === "string")
    return new UserError("unsupported-tokenizer", `${name} ${pipeline}, which cannot be counted exactly yet.`);
  const vocabulary = json.model.vocab as readonly (readonly [string, number])[];
  const { unk_id: unknownId, byte_fallback: byteFallback } = json.model.options;
  if (typeof unknownId !== "number" || vocabulary[unknownId] === undefined)
    return broken("has no piece for what is unknown");
  return new UnigramTokenizer(name, vocabulary, pipeline, unknownId, byteFallback === true);
}

class UnigramTokenizer extends BlockTokenizer {
  readonly name: string;
  readonly vocabularySize: number;
  readonly isSafeCut: IsSafeCut;
  readonly #pipeline: UnigramPipeline;
  readonly #path: BestPath;
  readonly #tokens: readonly string[];
  readonly #ids: ReadonlyMap<string, number>;
  readonly #unknownId: number;
  /** Ids of the pieces for bytes, where unknown characters are written so. */
  readonly #byteIds: readonly (number | undefined)[];
  readonly #known = new Map<string, readonly number[]>();

  constructor(
    name: string,
    vocabulary: readonly (readonly [string, number])[],
    pipeline: UnigramPipeline,
    unknownId: number,
    byteFallback: boolean,
  ) {
    super();
    this.name = name;
    this.vocabularySize = vocabulary.length;
    this.isSafeCut = pipeline.cutsAtBlanks ? isBlankBetweenWords : () => false;
    this.#pipeline = pipeline;
    this.#tokens = vocabulary.map(([token]) => token);
    this.#ids = new Map(this.#tokens.map((token, id) => [token, id]));
    this.#unknownId = unknownId;
    const byteToken = (byte: number) => `<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`;
    this.#byteIds = Array.from({ length: byteFallback ? 256 : 0 }, (_, byte) => this.#ids.get(byteToken(byte)));
    this.#path = new BestPath({
      texts: this.#tokens.map((token, id) => [token, id]),
      scores: Float64Array.from(vocabulary, ([, score]) => readScore(score)),
      unknownId,
      unknownScore:
        vocabulary.reduce((least, [, score]) => Math.min(least, readScore(score)), Number.POSITIVE_INFINITY) -
        UNKNOWN_PENALTY,
      singlePrecision: false,
    });
  }

  encodeBlock(text: string, first: boolean): Uint32Array {
    const ids: number[] = [];
    for (const piece of this.#pipeline.pieces(text.replace(/\p{Surrogate}/gu, "\ufffd"), first))
      for (const id of this.#encodePiece(piece)) ids.push(id);
    return Uint32Array.from(ids);
  }

  decode(ids: ArrayLike<number>): string {
    const bytes = Array.from(ids, (id) => [...this.bytesOf(id)]).flat();
    const text = text8.decode(Uint8Array.from(bytes));
    return this.#pipeline.prefixed && text.startsWith(" ") ? text.slice(1) : text;
  }

  bytesOf(id: number): Uint8Array {
    if (id === this.#unknownId) return utf8.encode("\ufffd");
    const token = this.#tokens[id] ?? "";
    if (this.#isByte(id)) return Uint8Array.of(Number.parseInt(token.slice(3, 5), 16));
    return utf8.encode(token.replaceAll("▁", " "));
  }

  align(text: string, ids: Uint32Array, first: boolean): Alignment {
    const spelt = Array.from(ids, (id, i) => {
      if (this.#isByte(id)) return { byteLength: 1, surface: "" };
      const whole = id === this.#unknownId ? "" : this.#tokens[id]!.replaceAll("▁", " ");
      // The blank before the text is part of the first token and of no character.
      const isAdded = i === 0 && first && this.#pipeline.prefixed && whole.startsWith(" ") && !text.startsWith(" ");
      const surface = isAdded ? whole.slice(1) : whole;
      return { byteLength: utf8Length(surface), surface };
    });
    return alignTokens(text, spelt);
  }

  #isByte(id: number): boolean {
    return this.#byteIds.length > 0 && BYTE_TOKEN.test(this.#tokens[id] ?? "");
  }

  #encodePiece(piece: string): readonly number[] {
    const known = this.#known.get(piece);
    if (known) return known;
    const ids: number[] = [];
    let unknown = "";
    const endUnknown = () => {
      if (unknown !== "") ids.push(...this.#idsOfUnknown(unknown));
      unknown = "";
    };
    this.#path.encode(piece, (id, token) => {
      if (id === this.#unknownId) {
        unknown += token;
        return;
      }
      endUnknown();
      ids.push(id);
    });
    endUnknown();
    if (this.#known.size >= MOST_PIECES) this.#known.clear();
    if (piece.length <= LONGEST_REMEMBERED) this.#known.set(piece, ids);
    return ids;
  }

  /** Unknown characters side by side are one token, or the bytes of them all where each has a piece. */
  #idsOfUnknown(text: string): readonly number[] {
    const known = this.#ids.get(text);
    if (known !== undefined || this.#byteIds.length === 0) return [known ?? this.#unknownId];
    const bytes = Array.from(utf8.encode(text), (byte) => this.#byteIds[byte]);
    return bytes.some((id) => id === undefined) ? [this.#unknownId] : (bytes as number[]);
  }
}
