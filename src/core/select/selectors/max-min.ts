import { Likeness } from "./likeness.ts";
import type { Selector } from "./selector.ts";
import { shortlist } from "./shortlist.ts";

/** Only so many times the best hit's odds behind: diversity alone would take what is about something else. */
const FARTHEST_BEHIND = 4;

/**
 * Max-min diversity: of the relevant units, the next is the one whose nearest among those taken is farthest (27, DivPrune),
 * by the words they share. In time of the shortlist squared.
 */
export const maxMin: Selector = {
  name: "max-min",
  summary: "relevant, each as unlike its nearest as can be",
  *order(choosing) {
    const likeness = new Likeness(choosing);
    const { scores } = choosing;
    const [best, ...others] = shortlist(choosing);
    if (best === undefined) return;
    yield best;
    const left = others.filter((unit) => scores[unit]! >= scores[best]! - FARTHEST_BEHIND);
    const nearest = new Map(left.map((unit) => [unit, likeness.of(best, unit)]));
    while (left.length > 0) {
      let next = 0;
      left.forEach((unit, k) => {
        if (nearest.get(unit)! < nearest.get(left[next]!)!) next = k;
      });
      const taken = left.splice(next, 1)[0]!;
      for (const unit of left) nearest.set(unit, Math.max(nearest.get(unit)!, likeness.of(taken, unit)));
      yield taken;
    }
  },
};
