import type { UserError } from "../../core/user-error.ts";
import type { Fitted } from "../../node/fitting/fitting-queries.ts";

/** What a fit came to, for keyboard shortcuts, tasks and other extensions that run a command with arguments. */
export type FitOutcome =
  | { readonly budget: number; readonly before: number; readonly tokens: number }
  | { readonly error: { readonly code: string; readonly message: string; readonly minimum?: number } };

/** The figures that are held against a budget: of an estimate the upper end. */
export function outcomeOf({ budget, before, after }: Fitted): FitOutcome {
  return { budget, before: before.high, tokens: after.high };
}

export function errorOf({ code, message, minimum }: UserError): FitOutcome {
  return { error: minimum === undefined ? { code, message } : { code, message, minimum } };
}
