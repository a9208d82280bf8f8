import type { Selector } from "./selector.ts";

/** Shares of the budget for the beginning and for the end of each text; a sample from between gets the rest. */
const HEAD = 0.35;
const TAIL = 0.35;

/**
 * Ends with stride: the best unit, then the first and the last of the text and one in so many between, whatever the
 * question: what a long context is carried by (30, LongGen: the first, the recent and strided tokens; 41, LM-Infinite).
 */
export const ends: Selector = {
  name: "ends",
  summary: "the beginning, the end and a sample between, with the best hit",
  *order({ scores, tokens, bestFirst, budget }) {
    const count = scores.length;
    if (count === 0) return;
    yield bestFirst[0]!;
    let first = 0;
    for (let left = budget * HEAD; first < count && left >= tokens[first]!; first++) {
      left -= tokens[first]!;
      yield first;
    }
    let last = count - 1;
    for (let left = budget * TAIL; last >= first && left >= tokens[last]!; last--) {
      left -= tokens[last]!;
      yield last;
    }
    let between = 0;
    for (let unit = first; unit <= last; unit++) between += tokens[unit]!;
    const rest = budget * (1 - HEAD - TAIL);
    const stride = Math.max(1, Math.ceil(between / Math.max(1, rest)));
    for (let unit = first + (stride >> 1); unit <= last; unit += stride) yield unit;
  },
};
