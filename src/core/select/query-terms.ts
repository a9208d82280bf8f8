import type { WeightedTerm } from "./chunk-index.ts";
import { QUOTED_WEIGHT, TITLE_WEIGHT } from "./code/code-weights.ts";
import { indexTerms } from "./index-terms.ts";

/** Names in back-ticks, and files and modules as a traceback or a person names them. */
const NAMED =
  /`[^`\n]{1,80}`|[\w./-]{1,200}\.(?:py|pyi|jsx?|tsx?|mjs|cjs|go|java|kt|c|h|cc|cpp|hpp|cs|rs|rb|php|swift|scala)\b/g;

/** A first line up to this long, with more below it, says what it is all about. */
const LONGEST_TITLE = 200;

/** The terms of a question; one that it repeats counts as 1 + log of the times, one that it stresses more. */
export function queryTerms(question: string): WeightedTerm[] {
  const times = new Map<string, number>();
  for (const term of indexTerms(question)) times.set(term, (times.get(term) ?? 0) + 1);
  const stress = new Map<string, number>();
  const stressed = (text: string, by: number) => {
    for (const term of indexTerms(text)) stress.set(term, Math.max(by, stress.get(term) ?? 1));
  };
  for (const [named] of question.matchAll(NAMED)) stressed(named, QUOTED_WEIGHT);
  const title = question.slice(0, LONGEST_TITLE + 1).indexOf("\n");
  if (title > 0 && question.slice(title).trim() !== "") stressed(question.slice(0, title), TITLE_WEIGHT);
  return Array.from(times, ([term, count]) => ({ term, weight: (1 + Math.log(count)) * (stress.get(term) ?? 1) }));
}
