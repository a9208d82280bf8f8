import { Likeness } from "./likeness.ts";
import type { Selector } from "./selector.ts";
import { shortlist } from "./shortlist.ts";
import { worthOf } from "./worth.ts";

/** Share of relevance; the rest is against repeating what was taken. */
const RELEVANCE_SHARE = 0.7;

/**
 * Marginal relevance: the next is the one that is most relevant and least like any taken before (Carbonell and Goldstein
 * 1998). In time of the shortlist squared.
 */
export const marginal: Selector = {
  name: "marginal",
  summary: "relevant, but unlike what is already taken (MMR)",
  *order(choosing) {
    const likeness = new Likeness(choosing);
    const worth = worthOf(choosing);
    const left = shortlist(choosing);
    const nearest = new Map(left.map((unit) => [unit, 0]));
    while (left.length > 0) {
      let best = 0;
      let most = Number.NEGATIVE_INFINITY;
      left.forEach((unit, k) => {
        const gain = RELEVANCE_SHARE * worth(unit) - (1 - RELEVANCE_SHARE) * nearest.get(unit)!;
        if (gain > most) [best, most] = [k, gain];
      });
      const taken = left.splice(best, 1)[0]!;
      for (const unit of left) nearest.set(unit, Math.max(nearest.get(unit)!, likeness.of(taken, unit)));
      yield taken;
    }
  },
};
