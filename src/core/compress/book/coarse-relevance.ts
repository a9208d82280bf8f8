import { weightOf } from "../../select/occurrences.ts";
import type { QuestionCounts } from "./question-counts.ts";

const K1 = 1.2;
const B = 0.75;

/** Passages that are judged together, and what that counts: a passage is worth what stands around it, too. */
const WINDOWS: readonly (readonly [passages: number, weight: number])[] = [
  [1, 1],
  [3, 1],
  [9, 1],
  [27, 1],
];

/** How well each passage and its surroundings answer a question: BM25 over windows of passages. */
export function coarseRelevance(counts: QuestionCounts): Float32Array {
  const { terms, found, firstWords } = counts;
  const count = firstWords.length - 1;
  const weights = new Float32Array(terms).map((_, q) => {
    let having = 0;
    for (let p = 0; p < count; p++) having += Math.min(1, found[p * terms + q]!);
    return weightOf(having, count);
  });
  const scores = new Float32Array(count);
  for (const [width, weight] of WINDOWS) {
    const judged = judgedBy(width, counts, weights);
    const most = judged.reduce((a, b) => Math.max(a, b), 0);
    if (most > 0) for (let p = 0; p < count; p++) scores[p]! += (weight * judged[p]!) / most;
  }
  return scores;
}

/** BM25 of the window of `width` passages around each. */
function judgedBy(width: number, { terms, found, firstWords }: QuestionCounts, weights: Float32Array): Float32Array {
  const count = firstWords.length - 1;
  const average = (width * firstWords[count]!) / count;
  const half = width >> 1;
  const times = new Float32Array(terms);
  let length = 0;
  const add = (p: number, sign: 1 | -1) => {
    if (p < 0 || p >= count) return;
    length += sign * (firstWords[p + 1]! - firstWords[p]!);
    for (let q = 0; q < terms; q++) times[q]! += sign * found[p * terms + q]!;
  };
  for (let p = 0; p < half; p++) add(p, 1);
  return new Float32Array(count).map((_, p) => {
    add(p + half, 1);
    add(p - half - 1, -1);
    const norm = K1 * (1 - B + (B * length) / average);
    let sum = 0;
    // What was added and taken away again leaves a trace of rounding.
    for (let q = 0; q < terms; q++)
      if (times[q]! > 1e-3) sum += (weights[q]! * times[q]! * (K1 + 1)) / (times[q]! + norm);
    return sum;
  });
}
