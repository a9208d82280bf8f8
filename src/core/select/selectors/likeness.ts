import type { Choosing } from "./selector.ts";

/** How alike the words of units are: the cosine of their weighted terms, from 0 to 1. */
export class Likeness {
  readonly #vectors = new Map<number, ReadonlyMap<number, number>>();
  readonly #choosing: Choosing;

  constructor(choosing: Choosing) {
    this.#choosing = choosing;
  }

  of(a: number, b: number): number {
    const [one, other] = [this.#vector(a), this.#vector(b)];
    const [few, many] = one.size <= other.size ? [one, other] : [other, one];
    let sum = 0;
    for (const [term, weight] of few) sum += weight * (many.get(term) ?? 0);
    return sum;
  }

  #vector(unit: number): ReadonlyMap<number, number> {
    const known = this.#vectors.get(unit);
    if (known !== undefined) return known;
    const weights = this.#choosing.termsOf(unit).map((term) => [term, this.#choosing.weightOf(term)] as const);
    const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
    const vector = new Map(weights.map(([term, weight]) => [term, weight / length]));
    this.#vectors.set(unit, vector);
    return vector;
  }
}
