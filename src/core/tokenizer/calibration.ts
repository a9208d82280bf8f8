import { ESTIMATE_RATIOS, type Ratio } from "./estimate-ratios.ts";
import { type KindValues, TEXT_KINDS, type TextKind } from "./text-kind.ts";

/**
 * What a request really took: the o200k_base tokens of its text, by kind of text, and the `usage.input_tokens` that came
 * back. Plain data, to be kept in settings.
 */
export interface Reading {
  readonly base: Readonly<Partial<Record<TextKind, number>>>;
  readonly tokens: number;
}

/** The ratios of one tokenizer as settled by readings: what a text with these shares of kinds comes to. */
export type RatioOf = (shares: KindValues) => Ratio;

/** The tokens that a request adds to its text (role and turn marks): 7 or 8 for a message of Claude's. */
const OVERHEAD_TOKENS = 7;
const OVERHEAD_DEVIATION = 5;

/** How many readings the published width is worth as evidence of how much texts differ. */
const PRIOR_READINGS = 8;

/** 97.5% points of Student's t (Fisher's expansion, within 0.1% from 8 degrees of freedom on). */
const t975 = (degrees: number) => 1.96 + 2.37 / degrees + 2.82 / degrees ** 2 + 2.5 / degrees ** 3;

/**
 * The ratios of `name`, narrowed by readings: Bayesian linear regression of tokens on the base tokens of each kind.
 *
 * The published interval is taken as two standard deviations each way, half its variance that of the vendor's ratio
 * (which readings settle) and half that of one text against another (which stays, and is itself learned as a scaled
 * inverse chi-squared of `PRIOR_READINGS` degrees). So one reading moves the middle and narrows little, thirty that
 * agree leave about a third of the width, and readings that contradict each other keep it wide.
 */
export function calibratedRatios(name: string, readings: readonly Reading[]): RatioOf {
  const published = ESTIMATE_RATIOS[name]!;
  const usable = readings.map(observe).filter((o) => o !== null);
  const mixed = (shares: KindValues): Ratio => {
    const sum = (of: (ratio: Ratio) => number) =>
      TEXT_KINDS.reduce((total, kind) => total + shares[kind] * of(published[kind]), 0);
    return { low: sum((r) => r.low), typical: sum((r) => r.typical), high: sum((r) => r.high) };
  };
  if (usable.length === 0) return mixed;
  const deviations = TEXT_KINDS.map((kind) => (published[kind].high - published[kind].low) / 4);
  const means = TEXT_KINDS.map((kind) => published[kind].typical);
  const surprise = settle(means, deviations, usable, 1).surprise;
  const degrees = PRIOR_READINGS + usable.length;
  const scale = (PRIOR_READINGS + surprise) / degrees;
  const settled = settle(means, deviations, usable, scale);
  const factor = t975(degrees) / 2;
  return (shares) => {
    const weights = TEXT_KINDS.map((kind) => shares[kind]);
    const text = textVariance(weights, deviations);
    const before = quadratic(weights, priorCovariance(deviations)) + text;
    const after = quadratic(weights, settled.covariance) + scale * text;
    const narrowed = factor * Math.sqrt(after / before);
    const { low, typical, high } = mixed(shares);
    const middle = Math.max(dot(weights, settled.means), 0.1);
    return {
      low: Math.max(middle - narrowed * (typical - low), middle / 4),
      typical: middle,
      high: middle + narrowed * (high - typical),
    };
  };
}

interface Observation {
  readonly weights: readonly number[];
  /** Tokens for each base token. */
  readonly ratio: number;
  readonly overheadVariance: number;
}

function observe({ base, tokens }: Reading): Observation | null {
  const counts = TEXT_KINDS.map((kind) => base[kind] ?? 0);
  const all = counts.reduce((sum, n) => sum + n, 0);
  if (all <= 0) return null;
  return {
    weights: counts.map((n) => n / all),
    ratio: (tokens - OVERHEAD_TOKENS) / all,
    overheadVariance: (OVERHEAD_DEVIATION / all) ** 2,
  };
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
const timesMatrix = (matrix: readonly (readonly number[])[], vector: readonly number[]) =>
  matrix.map((row) => dot(row, vector));
const quadratic = (vector: readonly number[], matrix: readonly (readonly number[])[]) =>
  dot(vector, timesMatrix(matrix, vector));
const priorCovariance = (deviations: readonly number[]) =>
  deviations.map((d, i) => deviations.map((_, j) => (i === j ? d ** 2 / 2 : 0)));
const textVariance = (weights: readonly number[], deviations: readonly number[]) => dot(weights, deviations) ** 2 / 2;

/** Kalman updates, one reading after the other; `surprise` is the sum of the squared standardised innovations. */
function settle(
  priorMeans: readonly number[],
  deviations: readonly number[],
  observations: readonly Observation[],
  scale: number,
): { means: number[]; covariance: number[][]; surprise: number } {
  let means = [...priorMeans];
  let covariance = priorCovariance(deviations);
  let surprise = 0;
  for (const { weights, ratio, overheadVariance } of observations) {
    const projected = timesMatrix(covariance, weights);
    const variance = dot(weights, projected) + scale * textVariance(weights, deviations) + overheadVariance;
    const innovation = ratio - dot(weights, means);
    surprise += innovation ** 2 / variance;
    means = means.map((mean, i) => mean + (projected[i]! * innovation) / variance);
    covariance = covariance.map((row, i) => row.map((value, j) => value - (projected[i]! * projected[j]!) / variance));
  }
  return { means, covariance, surprise };
}
