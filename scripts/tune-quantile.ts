// Quantiles, and weights whose sum is the logarithm of one.

/** The smallest value that at least a share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!;
}

export interface Observed {
  readonly signs: readonly number[];
  readonly values: readonly number[];
}

const POINTS = 12;
const ROUNDS = 500;
/** Half of the width in which the loss is rounded at its corner. */
const CORNER = 0.03;
/** Chosen among 0.0001 to 0.01 on half of the prompts. */
const DECAY = 0.01;

/**
 * Weights `w` such that `exp(w · signs)` is a quantile of the values: least pinball loss in the values themselves, since
 * what is too much is paid in tokens. The values of one observation are looked at in so many points.
 */
export function fitQuantile(observed: readonly Observed[], share: number): number[] {
  const rows = observed.map(({ signs, values }) => ({
    signs,
    points: Array.from({ length: POINTS }, (_, i) => quantile(values, (i + 0.5) / POINTS)),
  }));
  const size = rows[0]!.signs.length;
  const weights = new Array<number>(size).fill(0);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = new Float64Array(size);
    for (const { signs, points } of rows) {
      const guess = Math.exp(signs.reduce((sum, sign, j) => sum + sign * weights[j]!, 0));
      let pull = 0;
      for (const point of points) pull += side((point - guess) / CORNER, share);
      for (let j = 0; j < size; j++) slope[j]! += (pull * guess * signs[j]!) / (rows.length * POINTS);
    }
    const rate = 0.05 * Math.min(1, (2 * (ROUNDS - round)) / ROUNDS + 0.01);
    for (let j = 0; j < size; j++) {
      const step = slope[j]! + (j === 0 ? 0 : DECAY * weights[j]!);
      mean[j] = 0.9 * mean[j]! + 0.1 * step;
      square[j] = 0.99 * square[j]! + 0.01 * step * step;
      const unbiased = mean[j]! / (1 - 0.9 ** round);
      weights[j]! -= (rate * unbiased) / (Math.sqrt(square[j]! / (1 - 0.99 ** round)) + 1e-9);
    }
  }
  return weights;
}

/** The slope of the pinball loss, straight between its two sides. */
function side(error: number, share: number): number {
  if (error >= 1) return -share;
  if (error <= -1) return 1 - share;
  return 0.5 - share - error / 2;
}
