import { CharactersMap } from "./characters-map.ts";
import type { SentencePieceModel } from "./model-file.ts";
import type { UserSymbols } from "./user-symbols.ts";

/** The blank of SentencePiece. */
export const BLANK = "▁";

const SPACE = 0x20;
const utf8 = new TextEncoder();
const text8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Makes text ready as a model's file says (SentencePiece's `Normalizer::Normalize`). */
export class Normaliser {
  readonly #model: SentencePieceModel;
  readonly #map: CharactersMap | null;
  readonly #symbols: UserSymbols;
  readonly #blank: Uint8Array;

  constructor(model: SentencePieceModel, symbols: UserSymbols) {
    this.#model = model;
    this.#map = model.charactersMap.length > 0 ? new CharactersMap(model.charactersMap) : null;
    this.#symbols = symbols;
    this.#blank = utf8.encode(model.escapeBlanks ? BLANK : " ");
  }

  /** Whether characters stay as they are but for blanks, so that nothing beside a cut matters. */
  get keepsCharacters(): boolean {
    return this.#map === null && !this.#model.removeExtraBlanks;
  }

  /** A part of a text, which begins behind a character that is no blank unless it is the `first`. */
  normalise(text: string, first: boolean): string {
    if (text === "") return "";
    const { addDummyPrefix, blankBehind, escapeBlanks } = this.#model;
    const normal = this.keepsCharacters
      ? escapeBlanks
        ? text.replaceAll(" ", BLANK)
        : text
      : this.#mapped(text, first);
    if (!addDummyPrefix || !first || (normal === "" && !this.keepsCharacters)) return normal;
    const blank = escapeBlanks ? BLANK : " ";
    return blankBehind ? normal + blank : blank + normal;
  }

  #mapped(text: string, first: boolean): string {
    const bytes = utf8.encode(text);
    const { removeExtraBlanks } = this.#model;
    const out = new Output(bytes.length + 16);
    let afterBlank = removeExtraBlanks && first;
    let unit = 0;
    for (let at = 0; at < bytes.length; ) {
      const symbol = this.#symbols.isEmpty ? 0 : this.#symbols.lengthAt(text, unit);
      let source: Uint8Array = bytes;
      let [from, to, used, units] = [at, at, 0, 0];
      if (symbol > 0) {
        units = symbol;
        used = utf8.encode(text.slice(unit, unit + symbol)).length;
        to = at + used;
      } else if (this.#map?.find(bytes, at)) {
        used = this.#map.length;
        [source, from, to] = [this.#map.texts, this.#map.from, this.#map.to];
        for (let i = at; i < at + used; i++) units += unitsOf(bytes[i]!);
      } else {
        used = widthOf(bytes[at]!);
        units = used === 4 ? 2 : 1;
        to = at + used;
      }
      while (afterBlank && from < to && source[from] === SPACE) from++;
      for (let i = from; i < to; i++) {
        if (source[i] === SPACE) out.addAll(this.#blank);
        else out.add(source[i]!);
      }
      if (from < to) afterBlank = removeExtraBlanks && source[to - 1] === SPACE;
      at += used;
      unit += units;
    }
    if (removeExtraBlanks) out.dropEnd(this.#blank);
    return out.text();
  }
}

const widthOf = (lead: number) => (lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4);
/** UTF-16 code units of the character that a byte begins; 0 for a byte inside one. */
const unitsOf = (byte: number) => (byte >= 0xf0 ? 2 : byte >= 0xc0 || byte < 0x80 ? 1 : 0);

/** Bytes that grow. */
class Output {
  #held: Uint8Array<ArrayBuffer>;
  #length = 0;

  constructor(capacity: number) {
    this.#held = new Uint8Array(capacity);
  }

  text(): string {
    return text8.decode(this.#held.subarray(0, this.#length));
  }

  add(byte: number): void {
    if (this.#length === this.#held.length) {
      const larger = new Uint8Array(2 * this.#length);
      larger.set(this.#held);
      this.#held = larger;
    }
    this.#held[this.#length++] = byte;
  }

  addAll(bytes: Uint8Array): void {
    for (const byte of bytes) this.add(byte);
  }

  dropEnd(bytes: Uint8Array): void {
    const endsSo = () => bytes.every((byte, i) => this.#held[this.#length - bytes.length + i] === byte);
    while (this.#length >= bytes.length && endsSo()) this.#length -= bytes.length;
  }
}
