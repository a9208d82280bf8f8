import type { Candidate } from "../candidate.ts";

export const isPaged = (path: string): boolean => /\.pdf$/i.test(path);

/** Tells the lines of a text by offset, or its pages where it is of a PDF; the first is 1. */
export class Lines {
  readonly #starts: number[] = [0];

  /** @param feed what ends one: a line feed, or the form feed between pages */
  constructor(text: string, feed: "\n" | "\f" = "\n") {
    for (let at = text.indexOf(feed); at >= 0; at = text.indexOf(feed, at + 1)) this.#starts.push(at + 1);
  }

  /** Those of a file: pages of a PDF, as a person would look them up; its lines stand nowhere. */
  static of({ path, text }: Candidate): Lines {
    return new Lines(text, isPaged(path) ? "\f" : "\n");
  }

  at(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
