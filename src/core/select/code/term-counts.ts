import { indexTerms } from "../index-terms.ts";
import type { Pool } from "../pool/pool.ts";

/** How often each term of a question stands in runs of units, read once. */
export class TermCounts {
  /** For each term the sum over all units before: what stands in `[from, to)` is a difference. */
  readonly #sums: readonly Float64Array[];
  readonly #lengths: Float64Array;
  readonly units: number;

  constructor({ source, units }: Pool, terms: readonly string[]) {
    const index = new Map(terms.map((term, t) => [term, t]));
    this.units = units.length;
    this.#sums = terms.map(() => new Float64Array(units.length + 1));
    this.#lengths = new Float64Array(units.length + 1);
    units.forEach(({ start, end }, u) => {
      const found = indexTerms(source.text.slice(start, end));
      for (const sums of this.#sums) sums[u + 1] = sums[u]!;
      for (const term of found) {
        const t = index.get(term);
        if (t !== undefined) this.#sums[t]![u + 1]!++;
      }
      this.#lengths[u + 1] = this.#lengths[u]! + found.length;
    });
  }

  /** Terms per unit. */
  get average(): number {
    return Math.max(1, this.#lengths[this.units]! / Math.max(1, this.units));
  }

  lengthOf(from: number, to: number): number {
    return this.#lengths[to]! - this.#lengths[from]!;
  }

  /** BM25 of the units `[from, to)`; `rarity` weighs each term. */
  bm25(rarity: readonly number[], from: number, to: number, average: number, k1: number, b: number): number {
    const norm = k1 * (1 - b + (b * this.lengthOf(from, to)) / average);
    let sum = 0;
    for (let t = 0; t < this.#sums.length; t++) {
      const times = this.#sums[t]![to]! - this.#sums[t]![from]!;
      if (times === 0) continue;
      const count = 1 + Math.log(times);
      sum += (rarity[t]! * count * (k1 + 1)) / (count + norm);
    }
    return sum;
  }
}
