import type { TokenDocument, Tokenizer } from "../../tokenizer/tokenizer.ts";

/** Counts texts that are much alike, one after the other: only what differs from the one before is counted anew. */
export class Recount {
  readonly #tokenizer: Tokenizer;
  #text = "";
  #document: TokenDocument | undefined;

  constructor(tokenizer: Tokenizer) {
    this.#tokenizer = tokenizer;
  }

  /** The tokens of a text; of an estimate its high end. */
  highOf(text: string): number {
    if (this.#document === undefined) this.#document = this.#tokenizer.open(text);
    else {
      const before = this.#text;
      const most = Math.min(before.length, text.length);
      let start = 0;
      while (start < most && before.charCodeAt(start) === text.charCodeAt(start)) start++;
      let same = 0;
      while (
        same < most - start &&
        before.charCodeAt(before.length - 1 - same) === text.charCodeAt(text.length - 1 - same)
      )
        same++;
      this.#document.edit(start, before.length - same, text.slice(start, text.length - same));
    }
    this.#text = text;
    return this.#document.measure.high;
  }
}
