import { centrality } from "./centrality.ts";
import type { Spans } from "./spans.ts";

/** What counts when nobody asks a question, chosen by scripts/tune-fit.ts. */
export const IMPORTANCE = { central: 1, first: 0.35, start: 0.5, facts: 0.4, short: -0.4 } as const;

/** How much of the document each unit carries, 1 for the most: central, early, full of names and numbers. */
export function importance(spans: Spans): Float32Array {
  const { count, from, to, terms, passage, passageFrom } = spans;
  const scores = centrality(spans);
  const numeric = Uint8Array.from(terms.stems, (s) => (/^\d/.test(s) ? 1 : 0));
  let most = 0;
  for (let i = 0; i < count; i++) {
    const words = to[i]! - from[i]!;
    let facts = 0;
    for (let w = from[i]!; w < to[i]!; w++) {
      if ((terms.capital[w] && w > from[i]!) || numeric[terms.ids[w]!]) facts++;
    }
    scores[i] =
      IMPORTANCE.central * scores[i]! +
      (passageFrom[passage[i]!] === i ? IMPORTANCE.first : 0) +
      IMPORTANCE.start * Math.exp(-i / 10) +
      IMPORTANCE.facts * Math.min(1, facts / Math.max(6, words / 2)) +
      (words < 5 ? IMPORTANCE.short : 0);
    scores[i] = Math.max(0, scores[i]!);
    most = Math.max(most, scores[i]!);
  }
  if (most > 0) for (let i = 0; i < count; i++) scores[i]! /= most;
  return scores;
}
