import { COSINE_WEIGHT } from "../meaning-weights.ts";
import type { ByWords } from "../relevance.ts";
import type { Cosines } from "./cosines.ts";
import { linearScores, secondFeatures } from "./second-features.ts";
import { SECOND } from "./second-weights.ts";

/** The second ranking: what units are worth by their words and their meaning, as log-odds. Prose has weights for it. */
export function byMeaning({ spans, query, features }: ByWords, cosines: Cosines): Float32Array {
  return linearScores(secondFeatures(spans, query, features, cosines), SECOND);
}

/** The first ranking with meaning added, where a text is no prose: code, and what is said in turns. */
export function withMeaning(first: Float32Array, { own }: Cosines, weight = COSINE_WEIGHT): Float32Array {
  return first.map((score, i) => score + weight * own[i]!);
}
