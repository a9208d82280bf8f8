/** A longer line is none that a person wrote. */
export const LONGEST_LINE = 4_000;

export interface Line {
  readonly number: number;
  /** Without its line break. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where the next one begins. */
  readonly next: number;
}

/** Reads a text line by line; no line is given longer than `LONGEST_LINE` and one more. */
export class LineReader {
  readonly #text: string;
  #at = 0;
  #number = 0;

  constructor(text: string) {
    this.#text = text;
  }

  peek(): Line | undefined {
    if (this.#at >= this.#text.length) return undefined;
    const feed = this.#text.indexOf("\n", this.#at);
    const next = feed < 0 ? this.#text.length : feed + 1;
    const end = feed < 0 ? next : feed - (this.#text[feed - 1] === "\r" && feed > this.#at ? 1 : 0);
    // Only as much as matters: a line may be megabytes long.
    const text = this.#text.slice(this.#at, Math.min(end, this.#at + LONGEST_LINE + 1));
    return { number: this.#number, text, start: this.#at, end, next };
  }

  next(): Line | undefined {
    const line = this.peek();
    if (line === undefined) return undefined;
    this.#at = line.next;
    this.#number++;
    return line;
  }

  /** Goes on behind the first line that is just this; stays where it is if there is none. */
  find(wanted: string): Line | undefined {
    const [at, number] = [this.#at, this.#number];
    for (let line = this.next(); line !== undefined; line = this.next()) if (line.text.trim() === wanted) return line;
    [this.#at, this.#number] = [at, number];
    return undefined;
  }

  /** Length of the line break that ends before an offset. */
  breakBefore(offset: number): number {
    return this.#text[offset - 1] !== "\n" ? 0 : this.#text[offset - 2] === "\r" ? 2 : 1;
  }
}
