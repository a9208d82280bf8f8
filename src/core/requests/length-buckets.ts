/** Requests of about one length, padded to the longest of them. */
export interface LengthBucket {
  /** Lengths above `from`, up to `to`. */
  readonly from: number;
  readonly to: number;
  readonly requests: number;
  /** Tokens of padding when all of them are padded to `to`. */
  readonly padding: number;
}

const SHORTEST = 16;

/** Buckets by powers of two (papers 32, 76), the shortest first; empty ones are left out. */
export function lengthBuckets(lengths: readonly (readonly [length: number, count: number])[]): LengthBucket[] {
  const buckets = new Map<number, { requests: number; tokens: number }>();
  for (const [length, count] of lengths) {
    const to = 2 ** Math.ceil(Math.log2(Math.max(SHORTEST, length)));
    const bucket = buckets.get(to) ?? { requests: 0, tokens: 0 };
    bucket.requests += count;
    bucket.tokens += length * count;
    buckets.set(to, bucket);
  }
  return [...buckets]
    .sort((a, b) => a[0] - b[0])
    .map(([to, { requests, tokens }]) => ({
      from: to === SHORTEST ? 0 : to / 2,
      to,
      requests,
      padding: requests * to - tokens,
    }));
}
