// Fits log-linear weights to rows: Poisson for counts, logistic for what goes on; a Gaussian prior; all rows at once.
import { FEATURE_COUNT, PER_WORD } from "../src/core/compress/words/word-features.ts";
import type { WordWeights } from "../src/core/compress/words/word-model.ts";
import type { Rows } from "./tune-words-rows.ts";

const ROUNDS = 150;
const RATE = 0.1;
/** Keeps rates finite while they are learnt. */
const MOST = 5;
/** Features of fewer words are left at 0. */
const LEAST_WORDS = 30;
/** Precision of the prior of each weight: chosen by the loss on the other half. */
const PRIOR = { begins: 10, goesOn: 5, named: 10 };

type Slope = (score: number, row: number) => number;

export function fitted(rows: Rows): WordWeights {
  const known = new Int32Array(FEATURE_COUNT);
  for (const feature of rows.features) known[feature]!++;
  const { begins, goesOn, ends, named, rate, weight } = rows;
  const poisson =
    (counts: Float64Array): Slope =>
    (score, row) =>
      (rate[row]! * Math.exp(Math.min(MOST, score)) - counts[row]!) * weight[row]!;
  const logistic: Slope = (score, row) => {
    const all = goesOn[row]! + ends[row]!;
    return all === 0 ? 0 : (all / (1 + Math.exp(-score)) - goesOn[row]!) * weight[row]!;
  };
  return {
    begins: learnt(rows, known, PRIOR.begins, poisson(begins)),
    goesOn: learnt(rows, known, PRIOR.goesOn, logistic),
    named: learnt(rows, known, PRIOR.named, poisson(named)),
  };
}

/** Adam on the whole gradient, its rate falling in the second half. Hundredths. */
function learnt({ features, weight }: Rows, known: Int32Array, prior: number, slope: Slope): number[] {
  const count = FEATURE_COUNT + 1;
  const values = new Float64Array(count);
  const mean = new Float64Array(count);
  const square = new Float64Array(count);
  for (let round = 1; round <= ROUNDS; round++) {
    const gradient = new Float64Array(count);
    for (let row = 0; row < weight.length; row++) {
      let score = values[FEATURE_COUNT]!;
      const from = row * PER_WORD;
      for (let at = from; at < from + PER_WORD; at++) score += values[features[at]!]!;
      const d = slope(score, row);
      if (d === 0) continue;
      for (let at = from; at < from + PER_WORD; at++) gradient[features[at]!]! += d;
      gradient[FEATURE_COUNT]! += d;
    }
    const step = RATE * Math.min(1, 2 * (1 - round / (ROUNDS + 1)));
    for (let i = 0; i < count; i++) {
      if (i < FEATURE_COUNT && known[i]! < LEAST_WORDS) continue;
      const g = gradient[i]! + (i < FEATURE_COUNT ? prior * values[i]! : 0);
      mean[i] = 0.9 * mean[i]! + 0.1 * g;
      square[i] = 0.99 * square[i]! + 0.01 * g * g;
      values[i]! -= (step * (mean[i]! / (1 - 0.9 ** round))) / (Math.sqrt(square[i]! / (1 - 0.99 ** round)) + 1e-3);
    }
  }
  return Array.from(values, (value) => Math.round(100 * value) || 0);
}
