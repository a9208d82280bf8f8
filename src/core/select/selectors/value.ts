import type { Selector } from "./selector.ts";

/**
 * Value per token: the best by score, less for each doubling of its length, until the budget is full; what does not fit
 * is shortened or passed over, and the whole recounted. (Greedy packing; Sviridenko 2004 for the bound.)
 */
export const value: Selector = {
  name: "value",
  summary: "the most relevant for their tokens",
  *order({ bestFirst, glimpses }) {
    if (bestFirst.length > 0) yield bestFirst[0]!;
    yield* glimpses;
    yield* bestFirst;
  },
};
