import type { Count, Tokenizer } from "../tokenizer/tokenizer.ts";
import { tokenWord } from "./word-shares.ts";

const UNKNOWN = 0;
const SINGLE = 1;
const LONGER = 2;

/** Counts texts with one tokenizer, and how many of its tokens stand for one byte only. */
export class TokenTally {
  readonly #tokenizer: Tokenizer;
  /** What each id is, once it was met. */
  readonly #lengths: Uint8Array;
  #single = 0;
  #all = 0;

  constructor(tokenizer: Tokenizer) {
    this.#tokenizer = tokenizer;
    this.#lengths = new Uint8Array(tokenizer.exact && tokenizer.bytesOf ? tokenizer.vocabularySize : 0);
  }

  measure(text: string): Count {
    if (this.#lengths.length === 0) return this.#tokenizer.measure(text);
    const ids = this.#tokenizer.encode(text);
    for (const id of ids) if (this.#lengthOf(id) === SINGLE) this.#single++;
    this.#all += ids.length;
    return { tokens: ids.length, low: ids.length, high: ids.length, exact: true };
  }

  /** Tokens of a single byte and tokens in all; `null` where the bytes of tokens are not known. */
  get singleBytes(): { readonly single: number; readonly all: number } | null {
    return this.#lengths.length === 0 ? null : { single: this.#single, all: this.#all };
  }

  /** The different tokens that were met, as a dictionary is asked for them; `null` where they are not known. */
  get words(): Set<string> | null {
    if (this.#lengths.length === 0) return null;
    const words = new Set<string>();
    for (let id = 0; id < this.#lengths.length; id++)
      if (this.#lengths[id] !== UNKNOWN) words.add(tokenWord(this.#tokenizer.decode([id])));
    return words;
  }

  #lengthOf(id: number): number {
    const known = this.#lengths[id];
    if (known !== UNKNOWN && known !== undefined) return known;
    const length = this.#tokenizer.bytesOf!(id).length === 1 ? SINGLE : LONGER;
    this.#lengths[id] = length;
    return length;
  }
}
