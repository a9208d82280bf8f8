import { Likeness } from "./likeness.ts";
import { SearchTree } from "./search-tree.ts";
import type { Selector } from "./selector.ts";
import { shortlist } from "./shortlist.ts";
import { worthOf } from "./worth.ts";

/** The best units, whose sets are searched; the others follow. */
const MOST = 120;

/** Walks down the tree: always as many, so that the same question gives the same set. */
const STEPS = 400;

/** How much of its worth a unit loses that says what one already taken says. */
const REPEATED = 0.6;

/** What a unit gains that follows or leads one taken of its passage: together they need no mark between (3, 54). */
const JOINED = 0.15;

/**
 * Monte Carlo tree search over sets under the cost: the worth of a set is not the sum of its units, and one more may be
 * worth less than nothing for its tokens (17, CORAG).
 */
export const search: Selector = {
  name: "search",
  summary: "the best set found by trying many under the budget (Monte Carlo)",
  *order(choosing) {
    const { tokens, budget, passageOf } = choosing;
    const units = shortlist(choosing, MOST);
    const [best] = units;
    if (best === undefined) return;
    yield best;
    const worth = worthOf(choosing);
    const likeness = new Likeness(choosing);
    const alike = units.map((unit, i) =>
      Float32Array.from(units, (other, j) => (j < i ? likeness.of(unit, other) : 0)),
    );
    const gain = (index: number, taken: readonly number[]): number => {
      const unit = units[index]!;
      let repeated = 0;
      let joined = 0;
      for (const other of taken) {
        repeated = Math.max(repeated, alike[Math.max(index, other)]![Math.min(index, other)]!);
        const beside = units[other]!;
        if (Math.abs(beside - unit) === 1 && passageOf[beside] === passageOf[unit]) joined = JOINED;
      }
      return worth(unit) * (1 - REPEATED * repeated + joined);
    };
    const costs = units.map((unit) => Math.max(1, tokens[unit]!));
    const found = new SearchTree(costs, gain, budget).best(STEPS);
    for (const index of found) yield units[index]!;
  },
};
