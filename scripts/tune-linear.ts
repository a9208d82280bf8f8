// Trains a linear ranking: softmax over the units of a document, cross entropy to those that hold the answer, Adam.
import type { Row } from "./tune-data.ts";
import { randomFrom, shuffled, slopeOf } from "./tune-net.ts";

const ROUNDS = 30;
const RATE = 0.02;
/** Pulls the weights back to where they began. */
const DECAY = 1e-3;
const BATCH = 16;

/** Sets count by the square root of how many questions they have. `matrixOf` gives the features of a row, `start.length` a unit. */
export function trainLinear(
  rows: readonly Row[],
  matrixOf: (row: Row) => Float32Array,
  score: (matrix: Float32Array, weights: readonly number[]) => Float32Array,
  start: readonly number[],
): number[] {
  const random = randomFrom(3);
  const width = start.length;
  const weights = [...start];
  const gradient = new Float64Array(width);
  const mean = new Float64Array(width);
  const square = new Float64Array(width);
  const perSet = new Map<string, number>();
  for (const row of rows) perSet.set(row.set, (perSet.get(row.set) ?? 0) + 1);
  let steps = 0;
  let inBatch = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const row of shuffled(rows, random)) {
      const matrix = matrixOf(row);
      const slope = slopeOf(row, score(matrix, weights));
      if (slope === undefined) continue;
      const weight = 7 / Math.sqrt(perSet.get(row.set)!);
      for (let i = 0; i < slope.length; i++) {
        const d = slope[i]! * weight;
        if (Math.abs(d) < 1e-5) continue;
        for (let f = 0; f < width; f++) gradient[f]! += d * matrix[i * width + f]!;
      }
      if (++inBatch < BATCH) continue;
      steps++;
      for (let f = 0; f < width; f++) {
        const g = gradient[f]! / BATCH + DECAY * (weights[f]! - start[f]!);
        mean[f] = 0.9 * mean[f]! + 0.1 * g;
        square[f] = 0.999 * square[f]! + 0.001 * g * g;
        const step = mean[f]! / (1 - 0.9 ** steps) / (Math.sqrt(square[f]! / (1 - 0.999 ** steps)) + 1e-8);
        weights[f]! -= RATE * (1 - round / ROUNDS) * step;
      }
      gradient.fill(0);
      inBatch = 0;
    }
  }
  return weights;
}
