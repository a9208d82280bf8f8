import { FEATURE_COUNT } from "./feature-list.ts";
import { featuresOf } from "./features.ts";
import { type Query, queryOf } from "./query.ts";
import type { Spans } from "./spans.ts";
import { RELEVANCE } from "./weights.ts";
import type { Whole } from "./whole.ts";

/** A linear ranking and a small hidden layer that bends it where features only count together. */
export interface Net {
  /** One weight a feature. */
  readonly linear: readonly number[];
  /** For each hidden unit: one weight a feature, one for each circumstance, the bias. */
  readonly hidden: readonly (readonly number[])[];
  /** One weight a hidden unit. */
  readonly output: readonly number[];
}

/** What holds for all units of a document alike: its size, the question's size, whether it is a question. */
export function circumstancesOf(spans: Spans, query: Query): readonly [number, number, number] {
  return [Math.log((1 + spans.terms.ids.length) / 2300) / 2, Math.min(30, query.words) / 20, query.isQuestion ? 1 : 0];
}

/** What the units of a text are known by before any of it is read for its meaning. */
export interface ByWords {
  readonly spans: Spans;
  readonly query: Query;
  /** Rows of FEATURES. */
  readonly features: Float32Array;
}

/** Reads units against a question: rows of FEATURES, in which a sentence is judged by itself and by its surroundings. */
export function wordsOf(spans: Spans, question: string, whole?: Whole): ByWords {
  const query = queryOf(question, spans.terms);
  return { spans, query, features: featuresOf(spans, query, whole) };
}

/** The first ranking: how well each unit answers the question, as a log-odds; differences count, the zero has no meaning. */
export function relevance({ spans, query, features }: ByWords): Float32Array {
  return scored(features, circumstancesOf(spans, query), RELEVANCE);
}

/** The net's output for each row of features. */
export function scored(features: Float32Array, circumstances: readonly number[], net: Net): Float32Array {
  const scores = new Float32Array(features.length / FEATURE_COUNT);
  const bias = net.hidden.map((weights) => {
    let sum = weights[weights.length - 1]!;
    for (let c = 0; c < circumstances.length; c++) sum += weights[FEATURE_COUNT + c]! * circumstances[c]!;
    return sum;
  });
  const linear = Float64Array.from(net.linear);
  const hidden = net.hidden.map((weights) => Float64Array.from(weights));
  for (let i = 0; i < scores.length; i++) {
    const row = i * FEATURE_COUNT;
    let sum = 0;
    for (let f = 0; f < FEATURE_COUNT; f++) sum += linear[f]! * features[row + f]!;
    for (let h = 0; h < hidden.length; h++) {
      const weights = hidden[h]!;
      let value = bias[h]!;
      for (let f = 0; f < FEATURE_COUNT; f++) value += weights[f]! * features[row + f]!;
      if (value > 0) sum += net.output[h]! * value;
    }
    scores[i] = sum;
  }
  return scores;
}
