import type { Count, TokenDocument, Tokenizer, TokenRange } from "../../src/core/tokenizer/tokenizer.ts";
import type { Vocabulary } from "../../src/core/tokenizer/vocabulary.ts";

/** The plainest document: every edit recounts the whole text. */
export class RecountedDocument implements TokenDocument {
  text: string;
  readonly #tokenizer: Tokenizer;
  readonly #vocabulary: Vocabulary;
  #ids: Uint32Array = new Uint32Array();
  /** Where each token begins, at the character that it begins in or inside of; and the end. */
  #starts = new Uint32Array();
  /** Where each token ends, behind the character that it ends in or inside of. */
  #ends = new Uint32Array();

  constructor(tokenizer: Tokenizer, vocabulary: Vocabulary, text: string) {
    this.#tokenizer = tokenizer;
    this.#vocabulary = vocabulary;
    this.text = text;
    this.#recount();
  }

  get length(): number {
    return this.text.length;
  }

  get tokens(): number {
    return this.#ids.length;
  }

  get measure(): Count {
    return { tokens: this.tokens, low: this.tokens, high: this.tokens, exact: true };
  }

  edit(start: number, end: number, replacement: string): void {
    this.text = this.text.slice(0, start) + replacement + this.text.slice(end);
    this.#recount();
  }

  offsetOfToken(n: number): number {
    return this.#starts[Math.max(0, Math.min(n, this.tokens))];
  }

  tokensBefore(offset: number): number {
    const found = this.#ends.findIndex((end) => end > offset);
    return found < 0 ? this.tokens : found;
  }

  tokensIn(start: number, end: number): TokenRange {
    const first = this.tokensBefore(start);
    let last = first;
    while (start < end && last < this.tokens && this.#starts[last] < end) last++;
    return { ids: this.#ids.slice(first, last), offsets: this.#starts.slice(first, last + 1) };
  }

  slice(start: number, end: number): string {
    return this.text.slice(start, end);
  }

  #recount(): void {
    this.#ids = this.#tokenizer.encode(this.text);
    this.#starts = new Uint32Array(this.tokens + 1);
    this.#ends = new Uint32Array(this.tokens);
    let unit = 0;
    let unitBytes = 0;
    let bytes = 0;
    for (let i = 0; i < this.tokens; i++) {
      bytes += this.#vocabulary.offsets[this.#ids[i] + 1] - this.#vocabulary.offsets[this.#ids[i]];
      while (unitBytes < bytes) {
        const point = this.text.codePointAt(unit)!;
        const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
        if (unitBytes + size > bytes) break;
        unitBytes += size;
        unit += size === 4 ? 2 : 1;
      }
      const width = unitBytes === bytes ? 0 : this.text.codePointAt(unit)! > 0xffff ? 2 : 1;
      this.#ends[i] = unit + width;
      this.#starts[i + 1] = unit;
    }
  }
}
