import type { Plan } from "../../plan/plan.ts";
import type { Stretch } from "./stretches.ts";

/**
 * The tokens that the rewrite of each stretch may have; 0 where none is wanted.
 *
 * Without a question all that is said matters: what the local plan gives to the stretches, and what it leaves of the
 * budget, is split by their length. With one, the local plan knows what each is worth: a stretch has what it has there,
 * and one that is left out, or whole, is not rewritten.
 */
export function sharesOf(stretches: readonly Stretch[], local: Plan, asked: boolean): number[] {
  const given = localTokens(stretches, local);
  const left = Math.max(0, local.budget - local.tokens);
  const all = stretches.reduce((sum, { tokens }) => sum + tokens, 0);
  const room = left + given.reduce((sum, tokens) => sum + tokens, 0);
  const shares = asked ? given : stretches.map(({ tokens }) => Math.floor((room * tokens) / all));
  return shares.map((share, i) => (share < stretches[i]!.tokens * WHOLE ? share : 0));
}

/** A stretch of which so much is there has lost next to nothing. */
const WHOLE = 0.95;

function localTokens(stretches: readonly Stretch[], { pieces }: Plan): number[] {
  const given = stretches.map(() => 0);
  let at = 0;
  for (const { start, end, tokens } of pieces) {
    while (at < stretches.length && stretches[at]!.end <= start) at++;
    if (at < stretches.length && stretches[at]!.start < end) given[at]! += tokens;
  }
  return given;
}
