import type { WeightedTerm } from "./chunk-index.ts";
import { indexTerms } from "./index-terms.ts";

/** The terms of a question; one that it repeats counts as 1 + log of the times. */
export function queryTerms(question: string): WeightedTerm[] {
  const times = new Map<string, number>();
  for (const term of indexTerms(question)) times.set(term, (times.get(term) ?? 0) + 1);
  return Array.from(times, ([term, count]) => ({ term, weight: 1 + Math.log(count) }));
}
