import { BlockTokenizer } from "../block-tokenizer.ts";
import { type IsSafeCut, isBlankBetweenWords, safeCutsInCharacters } from "../safe-cuts.ts";
import { type Alignment, alignTokens, type Spelt, utf8Length } from "../token-alignment.ts";
import { sentencePiecePath } from "./best-path.ts";
import { CharacterMerging } from "./merging.ts";
import { BYTE, CONTROL, type SentencePieceModel, UNKNOWN, USER_DEFINED } from "./model-file.ts";
import { BLANK, Normaliser } from "./normaliser.ts";
import { UserSymbols } from "./user-symbols.ts";

const utf8 = new TextEncoder();
const text8 = new TextDecoder("utf-8", { ignoreBOM: true });
const SURROGATES = /\p{Surrogate}/gu;

/** Counts as a SentencePiece model does: Llama 1 and 2, older Mistral, Gemma, T5, XLM-RoBERTa. */
export class SentencePieceTokenizer extends BlockTokenizer {
  readonly name: string;
  readonly vocabularySize: number;
  readonly isSafeCut: IsSafeCut;
  readonly #model: SentencePieceModel;
  readonly #normaliser: Normaliser;
  readonly #cutter: { encode(text: string, found: (id: number, text: string) => void): void };
  /** Id of the piece for each byte. */
  readonly #byteIds: Int32Array;

  constructor(name: string, model: SentencePieceModel) {
    super();
    this.name = name;
    this.vocabularySize = model.pieces.length;
    this.#model = model;
    const symbols = new UserSymbols(model.pieces.filter(({ type }) => type === USER_DEFINED).map(({ text }) => text));
    this.#normaliser = new Normaliser(model, symbols);
    this.#cutter = model.kind === "bpe" ? new CharacterMerging(model, symbols) : sentencePiecePath(model);
    this.#byteIds = new Int32Array(256).fill(model.unknownId);
    for (const [id, { text, type }] of model.pieces.entries())
      if (type === BYTE) this.#byteIds[Number.parseInt(text.slice(3, 5), 16)] = id;
    // A path's sum is rounded all along the text, and a blank that is put behind it stands at its end.
    const cuts = model.kind === "bpe" && model.escapeBlanks && !model.blankBehind;
    const texts = model.pieces.filter(({ type }) => type !== CONTROL && type !== BYTE).map(({ text }) => text);
    this.isSafeCut = cuts ? this.#safeCuts(texts) : () => false;
  }

  decode(ids: ArrayLike<number>): string {
    const parts = Array.from(ids, (id) => this.bytesOf(id));
    const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of parts) {
      joined.set(part, at);
      at += part.length;
    }
    const text = text8.decode(joined);
    return this.#model.addDummyPrefix && text.startsWith(" ") ? text.slice(1) : text;
  }

  bytesOf(id: number): Uint8Array {
    const piece = this.#model.pieces[id];
    if (piece === undefined || piece.type === CONTROL) return new Uint8Array();
    if (piece.type === BYTE) return Uint8Array.of(Number.parseInt(piece.text.slice(3, 5), 16));
    return utf8.encode(piece.type === UNKNOWN ? "\ufffd" : this.#plain(piece.text));
  }

  encodeBlock(text: string, first: boolean): Uint32Array {
    const normal = this.#normaliser.normalise(text.replace(SURROGATES, "\ufffd"), first);
    const ids: number[] = [];
    const { unknownId, byteFallback } = this.#model;
    this.#cutter.encode(normal, (id, piece) => {
      if (id !== unknownId) ids.push(id);
      else if (byteFallback) for (const byte of utf8.encode(piece)) ids.push(this.#byteIds[byte]!);
      // Unknown characters side by side are one unknown token.
      else if (ids.at(-1) !== unknownId) ids.push(id);
    });
    return Uint32Array.from(ids);
  }

  align(text: string, ids: Uint32Array, first: boolean): Alignment {
    const spelt = Array.from(ids, (id) => this.#spell(id));
    // The blank before the text is part of the first token and of no character.
    const { addDummyPrefix, blankBehind } = this.#model;
    if (first && addDummyPrefix && !blankBehind && spelt[0]?.surface.startsWith(" "))
      spelt[0] = { byteLength: spelt[0].byteLength - 1, surface: spelt[0].surface.slice(1) };
    return alignTokens(text, spelt);
  }

  #spell(id: number): Spelt {
    const piece = this.#model.pieces[id]!;
    if (piece.type === BYTE) return { byteLength: 1, surface: "" };
    if (piece.type === UNKNOWN) return { byteLength: 0, surface: "" };
    const surface = this.#plain(piece.text);
    return { byteLength: utf8Length(surface), surface };
  }

  #plain(text: string): string {
    return this.#model.escapeBlanks ? text.replaceAll(BLANK, " ") : text;
  }

  /** Where characters are mapped or blanks dropped, only between plain letters and a single blank before others. */
  #safeCuts(texts: readonly string[]): IsSafeCut {
    const { byteFallback } = this.#model;
    const unmerged = safeCutsInCharacters(texts, byteFallback);
    if (this.#normaliser.keepsCharacters) return unmerged;
    return (text, at) => isBlankBetweenWords(text, at) && unmerged(text, at);
  }
}
