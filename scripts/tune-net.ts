// Trains the ranking: softmax over the units of a document, cross entropy to those that hold the answer, Adam.
import { FEATURE_COUNT } from "../src/core/select/feature-list.ts";
import { type Net, scored } from "../src/core/select/relevance.ts";
import type { Row } from "./tune-data.ts";

const CIRCUMSTANCES = 3;
const WIDTH = FEATURE_COUNT + CIRCUMSTANCES + 1;
const BATCH = 16;

export interface Training {
  readonly hidden: number;
  readonly rounds: number;
  readonly rate: number;
  readonly decay: number;
}

/** Sets count alike, however many questions they have. */
export function train(rows: readonly Row[], start: Net, { hidden, rounds, rate, decay }: Training): Net {
  const random = randomFrom(3);
  const output = hidden * WIDTH;
  const linear = output + hidden;
  const values = new Float64Array(linear + FEATURE_COUNT);
  for (let i = 0; i < output; i++) values[i] = (i + 1) % WIDTH === 0 ? 0 : (random() - 0.5) * 0.6;
  for (let i = output; i < linear; i++) values[i] = (random() - 0.5) * 0.4;
  start.linear.forEach((weight, f) => {
    values[linear + f] = weight;
  });
  const gradient = new Float64Array(values.length);
  const mean = new Float64Array(values.length);
  const square = new Float64Array(values.length);
  const perSet = new Map<string, number>();
  for (const row of rows) perSet.set(row.set, (perSet.get(row.set) ?? 0) + 1);
  let steps = 0;
  let inBatch = 0;
  for (let round = 0; round < rounds; round++) {
    for (const row of shuffled(rows, random)) {
      const slope = slopeOf(row, scored(row.features, row.circumstances, netOf(values, hidden)));
      if (slope === undefined) continue;
      addGradient(row, slope, 100 / perSet.get(row.set)!, values, gradient, hidden);
      if (++inBatch < BATCH) continue;
      steps++;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! / BATCH + decay * values[i]!;
        mean[i] = 0.9 * mean[i]! + 0.1 * g;
        square[i] = 0.999 * square[i]! + 0.001 * g * g;
        const step = mean[i]! / (1 - 0.9 ** steps) / (Math.sqrt(square[i]! / (1 - 0.999 ** steps)) + 1e-8);
        values[i]! -= rate * (1 - round / rounds) * step;
      }
      gradient.fill(0);
      inBatch = 0;
    }
  }
  return netOf(values, hidden);
}

function netOf(values: Float64Array, hidden: number): Net {
  const at = hidden * WIDTH;
  return {
    hidden: Array.from({ length: hidden }, (_, h) => Array.from(values.subarray(h * WIDTH, (h + 1) * WIDTH))),
    output: Array.from(values.subarray(at, at + hidden)),
    linear: Array.from(values.subarray(at + hidden)),
  };
}

/** Derivative of the loss by each unit's score; undefined where no unit holds the answer. */
export function slopeOf(row: Row, scores: Float32Array): Float64Array | undefined {
  const target = new Float64Array(scores.length);
  if (row.mode === "any") for (const answer of row.answers) for (const i of answer) target[i] = 1;
  else target.set(row.cover);
  const all = target.reduce((a, b) => a + b, 0);
  if (all === 0) return undefined;
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const share = Float64Array.from(scores, (s) => Math.exp(s - most));
  const sum = share.reduce((a, b) => a + b, 0);
  let held = 0;
  for (let i = 0; i < share.length; i++) {
    share[i]! /= sum;
    if (target[i]! > 0) held += share[i]!;
  }
  return share.map((p, i) => p - (row.mode === "any" ? (target[i] ? p / (held || 1) : 0) : target[i]! / all));
}

function addGradient(
  row: Row,
  slope: Float64Array,
  weight: number,
  values: Float64Array,
  gradient: Float64Array,
  hidden: number,
): void {
  const output = hidden * WIDTH;
  const linear = output + hidden;
  for (let i = 0; i < slope.length; i++) {
    const d = slope[i]! * weight;
    if (Math.abs(d) < 1e-5) continue;
    const at = i * FEATURE_COUNT;
    for (let f = 0; f < FEATURE_COUNT; f++) gradient[linear + f]! += d * row.features[at + f]!;
    for (let h = 0; h < hidden; h++) {
      const base = h * WIDTH;
      let active = values[base + WIDTH - 1]!;
      for (let f = 0; f < FEATURE_COUNT; f++) active += values[base + f]! * row.features[at + f]!;
      for (let c = 0; c < CIRCUMSTANCES; c++) active += values[base + FEATURE_COUNT + c]! * row.circumstances[c]!;
      if (active <= 0) continue;
      gradient[output + h]! += d * active;
      const back = d * values[output + h]!;
      gradient[base + WIDTH - 1]! += back;
      for (let f = 0; f < FEATURE_COUNT; f++) gradient[base + f]! += back * row.features[at + f]!;
      for (let c = 0; c < CIRCUMSTANCES; c++) gradient[base + FEATURE_COUNT + c]! += back * row.circumstances[c]!;
    }
  }
}

export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function shuffled(rows: readonly Row[], random: () => number): Row[] {
  return rows
    .map((row) => [random(), row] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, row]) => row);
}
