import type { Selector } from "./selector.ts";
import { shortlist } from "./shortlist.ts";
import { worthOf } from "./worth.ts";

/** How much the words that are new count beside relevance. */
const NEW_WORDS = 0.5;

/**
 * Submodular coverage: relevance plus the weight of the words that nothing taken before had, for each token; greedy
 * choice is within 1 - 1/e of the best (Lin and Bilmes 2011).
 */
export const coverage: Selector = {
  name: "coverage",
  summary: "relevant, and covering as many different words of the matter as fit",
  *order(choosing) {
    const { termsOf, weightOf, tokens } = choosing;
    const worth = worthOf(choosing);
    const [best, ...left] = shortlist(choosing);
    if (best === undefined) return;
    yield best;
    const covered = new Set<number>();
    const all = left.reduce((sum, unit) => sum + wordsOf(unit), 0) / Math.max(1, left.length) || 1;
    function wordsOf(unit: number): number {
      let sum = 0;
      for (const term of termsOf(unit)) if (!covered.has(term)) sum += weightOf(term);
      return sum;
    }
    for (const term of termsOf(best)) covered.add(term);
    while (left.length > 0) {
      let next = 0;
      let most = Number.NEGATIVE_INFINITY;
      left.forEach((unit, k) => {
        const gain = (worth(unit) * (1 + (NEW_WORDS * wordsOf(unit)) / all)) / Math.sqrt(Math.max(1, tokens[unit]!));
        if (gain > most) [next, most] = [k, gain];
      });
      const taken = left.splice(next, 1)[0]!;
      for (const term of termsOf(taken)) covered.add(term);
      yield taken;
    }
  },
};
