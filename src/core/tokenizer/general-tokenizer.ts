import { Tokenizer as Library } from "@huggingface/tokenizers";
import { UserError } from "../user-error.ts";
import { BlockTokenizer } from "./block-tokenizer.ts";
import { byteLevelBytes } from "./byte-level.ts";
import { type Pipeline, pipelineOf } from "./general-pipeline.ts";
import { mergeTriples } from "./json-merges.ts";
import { type IsSafeCut, safeCutsOf } from "./safe-cuts.ts";
import { type Alignment, alignTokens, type Spelt, utf8Length } from "./token-alignment.ts";
import type { Tokenizer } from "./tokenizer.ts";
import type { TokenizerJson } from "./tokenizer-json.ts";

/** A tokenizer outside the fast path, or a UserError `unsupported-tokenizer` that says what it does. */
export function generalTokenizer(name: string, json: TokenizerJson): Tokenizer | UserError {
  const pipeline = pipelineOf(json);
  if (typeof pipeline === "string")
    return new UserError("unsupported-tokenizer", `${name} ${pipeline}, which cannot be counted exactly yet.`);
  const broken = missingToken(name, json);
  return broken ?? new GeneralTokenizer(name, json, pipeline);
}

/** What a file names and does not have: a token that is merged, or the one for words that cannot be spelt. */
function missingToken(name: string, { model }: TokenizerJson): UserError | null {
  const { type, merges, options } = model;
  const ids = new Map(Object.entries(model.vocab as Readonly<Record<string, number>>));
  const triples = mergeTriples(name, ids, merges);
  if (triples instanceof UserError) return triples;
  const unknown = options.unk_token ?? "[UNK]";
  if (type !== "WordPiece" || ids.has(String(unknown))) return null;
  return new UserError(
    "broken-tokenizer",
    `${name} has no token ${JSON.stringify(unknown)}, which stands for what is unknown.`,
  );
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const MOST_PIECES = 100_000;
const LONGEST_REMEMBERED = 64;
const BYTE_TOKEN = /^<0x[0-9A-F]{2}>$/;

/** Runs through `@huggingface/tokenizers`, block by block where cuts are safe: slower than the fast path, as exact. */
class GeneralTokenizer extends BlockTokenizer {
  readonly name: string;
  readonly vocabularySize: number;
  readonly isSafeCut: IsSafeCut;
  readonly #pipeline: Pipeline;
  readonly #library: Library;
  readonly #byteFallback: boolean;
  readonly #pieces = new Map<string, readonly number[]>();

  constructor(name: string, { model, decoder }: TokenizerJson, pipeline: Pipeline) {
    super();
    const { options, ...parts } = model;
    this.name = name;
    this.vocabularySize = Object.keys(model.vocab).length;
    this.#pipeline = pipeline;
    this.#byteFallback = options.byte_fallback === true;
    this.isSafeCut = safeCutsOf(pipeline, Object.keys(model.vocab), this.#byteFallback);
    // Without added tokens: what looks like one is ordinary text in a prompt.
    const { normalizer, preTokenizer: pre_tokenizer } = pipeline;
    const settings = { normalizer, pre_tokenizer, decoder, post_processor: null, added_tokens: [] };
    this.#library = new Library({ ...settings, model: { ...options, ...parts } }, {});
  }

  decode(ids: ArrayLike<number>): string {
    if (ids.length === 0) return "";
    return this.#library.decode(Array.from(ids), { clean_up_tokenization_spaces: false });
  }

  encodeBlock(text: string, first: boolean): Uint32Array {
    const wellFormed = text.replace(/\p{Surrogate}/gu, "\ufffd");
    const ready = this.#pipeline.prepare(wellFormed, first);
    if (this.#pipeline.spelling === "bytes") return this.#encodePieces(ready);
    return Uint32Array.from(this.#library.encode(ready, { add_special_tokens: false }).ids);
  }

  /** Where cuts are not safe the whole text is counted at each edit: its pieces, most of them known, are remembered. */
  #encodePieces(text: string): Uint32Array {
    const { normalizer, pre_tokenizer, model } = this.#library;
    const normal = normalizer ? normalizer.normalize(text) : text;
    const ids: number[] = [];
    for (const piece of pre_tokenizer!.pre_tokenize(normal, { section_index: 0 })) {
      let known = this.#pieces.get(piece);
      if (!known) {
        known = model!.encode([piece]).map((token) => this.#library.token_to_id(token)!);
        if (this.#pieces.size >= MOST_PIECES) this.#pieces.clear();
        if (piece.length <= LONGEST_REMEMBERED) this.#pieces.set(piece, known);
      }
      for (const id of known) ids.push(id);
    }
    return Uint32Array.from(ids);
  }

  align(text: string, ids: Uint32Array, first: boolean): Alignment {
    const spelt = Array.from(ids, (id) => this.#spell(this.#library.id_to_token(id) ?? ""));
    const { prefix, prepare } = this.#pipeline;
    // The blank before the text is part of the first token and of no character.
    if (first && spelt[0] && prefix !== "" && prepare(text, true).length > text.length)
      spelt[0] = { byteLength: spelt[0].byteLength - 1, surface: spelt[0].surface.slice(1) };
    return alignTokens(text, spelt);
  }

  #spell(token: string): Spelt {
    if (this.#pipeline.spelling === "bytes")
      return { byteLength: token.length, surface: utf8.decode(byteLevelBytes(token)) };
    if (this.#byteFallback && BYTE_TOKEN.test(token)) return { byteLength: 1, surface: "" };
    const surface = this.#pipeline.spelling === "words" ? token.replace(/^##/, "") : token.replaceAll("▁", " ");
    return { byteLength: utf8Length(surface), surface };
  }
}
