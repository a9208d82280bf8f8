import { lowerBound, type Occurrences } from "../occurrences.ts";
import type { Query } from "../query.ts";

/**
 * Share of the question that stands in the words `[from, to)`, a name of several words counting as one: a text about
 * one thing has its name everywhere, and its words together would drown what is asked about it.
 */
export class NameCover {
  readonly #positions: readonly Int32Array[];
  readonly #names: Query["names"];
  readonly #weights: readonly number[];
  readonly #total: number;

  constructor({ positions, weights }: Occurrences, { names }: Query) {
    this.#positions = positions;
    this.#names = names;
    this.#weights = names.map((indices) => indices.reduce((most, q) => Math.max(most, weights[q]!), 0));
    this.#total = this.#weights.reduce((a, b) => a + b, 0) || 1;
  }

  of(from: number, to: number): number {
    let sum = 0;
    this.#names.forEach((indices, n) => {
      let found = 0;
      for (const q of indices) {
        const list = this.#positions[q]!;
        const first = lowerBound(list, from);
        if (first < list.length && list[first]! < to) found++;
      }
      sum += (this.#weights[n]! * found) / indices.length;
    });
    return sum / this.#total;
  }
}
