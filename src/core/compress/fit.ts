import type { Plan } from "../plan/plan.ts";
import type { UserError } from "../user-error.ts";
import { Fitting } from "./fitting.ts";
import type { FitOptions } from "./options.ts";

/**
 * Brings a text to at most `budget` tokens, keeping what matters: first by what nobody misses, then by leaving out
 * whole sentences and list items, least important first. A text that fits already stays as it is, unless the level is
 * `lossless`. The plan's `tokens` are a recount of exactly its `text`; an estimate is held to its high end.
 *
 * Returns a UserError: `invalid-budget`; `budget-too-small` with the `minimum` that works; `invalid-argument` for a
 * pattern of `keep` that cannot be matched in bounded time; `cancelled`.
 */
export function fit(text: string, options: FitOptions): Plan | UserError {
  return new Fitting(text, options).plan(options);
}
