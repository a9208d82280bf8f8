import type { Choosing, Selector } from "./selector.ts";
import { shortlist } from "./shortlist.ts";
import { worthOf } from "./worth.ts";

/** What a unit that has nothing of a part is still worth to it. */
const BESIDE = 0.2;

interface Part {
  readonly terms: ReadonlySet<number>;
  readonly weight: number;
  spent: number;
}

/**
 * The parts of a question, each with its share of the budget: what is asked for with rarer words gets more, and the next
 * unit is the best for the part that is farthest behind (14, Tree-Planner: what a task needs, then a step for each; 15,
 * QuoTA: the query is taken apart before tokens are assigned). A question of one part is parted by its words.
 */
export const parts: Selector = {
  name: "parts",
  summary: "each part of the question gets its share",
  *order(choosing) {
    const { tokens } = choosing;
    const worth = worthOf(choosing);
    const left = shortlist(choosing);
    const asked = partsOf(choosing);
    const coverOf = (unit: number, { terms, weight }: Part): number => {
      let sum = 0;
      for (const term of choosing.termsOf(unit)) if (terms.has(term)) sum += choosing.weightOf(term);
      return sum / weight;
    };
    const covers = new Map(left.map((unit) => [unit, asked.map((part) => coverOf(unit, part))]));
    // The first is the best hit, whatever it is about.
    for (let best = 0; left.length > 0; ) {
      const taken = left.splice(best, 1)[0]!;
      yield taken;
      asked.forEach((one, p) => {
        one.spent += (tokens[taken]! * covers.get(taken)![p]!) / one.weight;
      });
      const part = behind(asked, (p) => left.some((unit) => covers.get(unit)![p]! > 0));
      let most = Number.NEGATIVE_INFINITY;
      left.forEach((unit, k) => {
        const fits = part < 0 ? 1 : BESIDE + covers.get(unit)![part]!;
        const gain = (worth(unit) * fits) / Math.sqrt(Math.max(1, tokens[unit]!));
        if (gain > most) [best, most] = [k, gain];
      });
    }
  },
};

/** The part for which least was spent of those that something is left for; -1 where there is none. */
function behind(asked: readonly Part[], isLeft: (part: number) => boolean): number {
  let least = -1;
  asked.forEach(({ spent }, p) => {
    if ((least < 0 || spent < asked[least]!.spent) && isLeft(p)) least = p;
  });
  return least;
}

/** Parts of which the units have a word; where there is only one, each of its words. */
function partsOf({ parts: found, weightOf }: Choosing): Part[] {
  const known = found.filter(({ length }) => length > 0);
  const lists = known.length === 1 ? known[0]!.map((term) => [term]) : known;
  return lists.map((terms) => ({
    terms: new Set(terms),
    weight: terms.reduce((sum, term) => sum + weightOf(term), 0) || 1,
    spent: 0,
  }));
}
