import type { Selector } from "./selector.ts";
import { shortlist } from "./shortlist.ts";
import { worthOf } from "./worth.ts";

/** What the ranking's vote counts beside those of all the question's words together. */
const RANKING_SHARE = 0.7;

/**
 * Soft votes: the ranking and each word of the question have a vote, which is dealt among the units that they are for, so
 * that none outvotes the others by large figures (89, TokenSelect: softmax for each head, then the sum).
 */
export const votes: Selector = {
  name: "votes",
  summary: "by votes of the ranking and of each word of the question",
  *order(choosing) {
    const { asked, termsOf, tokens } = choosing;
    const [best, ...others] = shortlist(choosing);
    if (best === undefined) return;
    yield best;
    const worth = worthOf(choosing);
    const all = others.reduce((sum, unit) => sum + worth(unit), 0) || 1;
    const wanted = new Set(asked);
    const having = new Map<number, number>();
    for (const unit of others)
      for (const term of termsOf(unit)) if (wanted.has(term)) having.set(term, (having.get(term) ?? 0) + 1);
    const votesOf = (unit: number): number => {
      let words = 0;
      for (const term of termsOf(unit)) words += wanted.has(term) ? 1 / having.get(term)! : 0;
      return (RANKING_SHARE * worth(unit)) / all + ((1 - RANKING_SHARE) * words) / Math.max(1, having.size);
    };
    const rates = new Map(others.map((unit) => [unit, votesOf(unit) / Math.sqrt(Math.max(1, tokens[unit]!))]));
    yield* others.sort((a, b) => rates.get(b)! - rates.get(a)!);
  },
};
