import { FEATURE_COUNT, FEATURES, featuresOf } from "./features.ts";
import { queryOf } from "./query.ts";
import type { Spans } from "./spans.ts";
import { WEIGHTS, type Weights } from "./weights.ts";

/** How well each unit answers the question, 1 for the best. Sentences are judged by themselves and by what surrounds them. */
export function relevance(spans: Spans, question: string, weights: Weights = WEIGHTS): Float32Array {
  const features = featuresOf(spans, queryOf(question, spans.terms));
  const byColumn = FEATURES.map((name) => weights[name] ?? 0);
  const scores = new Float32Array(spans.count);
  let most = 0;
  for (let i = 0; i < spans.count; i++) {
    let sum = 0;
    for (let f = 0; f < FEATURE_COUNT; f++) sum += byColumn[f]! * features[i * FEATURE_COUNT + f]!;
    scores[i] = sum;
    most = Math.max(most, sum);
  }
  if (most > 0) for (let i = 0; i < spans.count; i++) scores[i]! /= most;
  return scores;
}
