import type { Occurrences } from "./occurrences.ts";

const K1 = 1.2;
const B = 0.75;

/**
 * Words `[from, to)` that move along a document, and how often each term of a question stands in them. An edge passes the
 * occurrences between its old place and its new one: to search each term's list for every window anew took most of the
 * time of ranking a long text.
 */
export class SlidingWindow {
  readonly #total: number;
  /** Of the terms that the document has. */
  readonly #weights: readonly number[];
  readonly #positions: readonly Int32Array[];
  /** For each term the first of its positions that is not before the window, and the first behind it. */
  readonly #first: Int32Array;
  readonly #last: Int32Array;
  #length = 0;

  constructor({ positions, weights, total }: Occurrences) {
    const found = positions.flatMap((list, q) => (list.length > 0 ? [q] : []));
    this.#total = total;
    this.#weights = found.map((q) => weights[q]!);
    this.#positions = found.map((q) => positions[q]!);
    this.#first = new Int32Array(found.length);
    this.#last = new Int32Array(found.length);
  }

  moveTo(from: number, to: number): this {
    this.#length = to - from;
    for (let q = 0; q < this.#positions.length; q++) {
      const list = this.#positions[q]!;
      this.#first[q] = moved(list, this.#first[q]!, from);
      this.#last[q] = moved(list, this.#last[q]!, to);
    }
    return this;
  }

  /** Share of the question's weight that stands in the window, from 0 to 1. */
  get coverage(): number {
    let sum = 0;
    for (let q = 0; q < this.#weights.length; q++) if (this.#last[q]! > this.#first[q]!) sum += this.#weights[q]!;
    return sum / this.#total;
  }

  /** BM25 of the window as a document of its own (Robertson and Zaragoza 2009); `average` is the usual length. */
  bm25(average: number): number {
    const norm = K1 * (1 - B + (B * this.#length) / average);
    let sum = 0;
    for (let q = 0; q < this.#weights.length; q++) {
      const times = this.#last[q]! - this.#first[q]!;
      if (times > 0) sum += (this.#weights[q]! * times * (K1 + 1)) / (times + norm);
    }
    return sum;
  }
}

/** From an index of a rising list to that of its first element that is not below `value`. */
function moved(list: Int32Array, index: number, value: number): number {
  let at = index;
  while (at < list.length && list[at]! < value) at++;
  while (at > 0 && list[at - 1]! >= value) at--;
  return at;
}
