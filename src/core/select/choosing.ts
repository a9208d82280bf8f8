import { glimpsesOf } from "./code/glimpses.ts";
import { queryOf } from "./query.ts";
import { questionParts } from "./question-parts.ts";
import type { RankedPool } from "./ranked-pool.ts";
import type { Choosing } from "./selectors/selector.ts";

/** What a selector sees of a ranked pool. */
export function choosingOf(ranked: RankedPool, budget: number): Choosing {
  const { pool, costs, scores, bestFirst, question } = ranked;
  const known = new Map<number, readonly number[]>();
  return {
    scores,
    tokens: costs.map(({ tokens }) => tokens),
    bestFirst,
    budget,
    glimpses: ranked.isCode ? glimpsesOf(ranked, budget) : [],
    passageOf: pool.units.map(({ passage }) => passage),
    placeOf: pool.placeOf,
    termsOf: (unit) => {
      const { terms, from, to } = ranked.spans;
      const found = known.get(unit) ?? distinct(terms.ids.subarray(from[unit]!, to[unit]!), terms.stop);
      known.set(unit, found);
      return found;
    },
    weightOf: (term) => {
      const { count, frequency } = ranked.spans;
      return Math.log(1 + count / (1 + frequency[term]!));
    },
    get asked() {
      return knownIn(question, ranked);
    },
    get parts() {
      return questionParts(question).map((part) => knownIn(part, ranked));
    },
  };
}

/** The terms of a question that the pool has. */
function knownIn(question: string, { spans }: RankedPool): number[] {
  return queryOf(question, spans.terms).ids.filter((id) => id >= 0);
}

function distinct(ids: Int32Array, stop: Uint8Array): number[] {
  return [...new Set(ids)].filter((id) => !stop[id]);
}
