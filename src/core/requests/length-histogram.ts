/** Lengths of requests by how often they came: as many numbers as there are different lengths, however many came. */
export class LengthHistogram {
  readonly #counts = new Map<number, number>();
  requests = 0;
  tokens = 0;

  add(length: number, count = 1): void {
    this.#counts.set(length, (this.#counts.get(length) ?? 0) + count);
    this.requests += count;
    this.tokens += length * count;
  }

  /** `[length, count]`, the longest first. */
  longestFirst(): (readonly [length: number, count: number])[] {
    return [...this.#counts].sort((a, b) => b[0] - a[0]);
  }

  /** Lengths that these shares of the requests do not exceed; 0 where there are none. */
  percentiles(shares: readonly number[]): number[] {
    const sorted = this.longestFirst().reverse();
    return shares.map((share) => {
      let until = 0;
      for (const [length, count] of sorted) {
        until += count;
        if (until >= share * this.requests) return length;
      }
      return 0;
    });
  }
}
