/** Where a mean lies with 95 % certainty. */
export type Interval = readonly [low: number, high: number];

const DRAWS = 1_000;

/** The bootstrap interval of a mean (Efron 1979): what it is when the values are drawn anew, always in the same way. */
export function interval(values: readonly number[], seed = 7): Interval {
  if (values.length === 0) return [0, 0];
  let state = seed;
  const means = Array.from({ length: DRAWS }, () => {
    let sum = 0;
    for (let i = 0; i < values.length; i++) {
      state = (state * 1_664_525 + 1_013_904_223) >>> 0;
      sum += values[Math.floor((state / 2 ** 32) * values.length)]!;
    }
    return sum / values.length;
  }).sort((a, b) => a - b);
  return [means[Math.floor(DRAWS * 0.025)]!, means[Math.floor(DRAWS * 0.975)]!];
}
