import { UserError } from "../user-error.ts";
import { parseExpression, type Term } from "./expression.ts";
import { defaultReserve } from "./reserve/default-reserve.ts";

/** How a budget was asked for; `null` and absent both mean: not said. */
export interface BudgetRequest {
  /** Tokens, or an expression: `"50%"` of the window, `"window - 8000"`, `"window - reserve"`, `"8k"`. */
  readonly budget?: number | string | null;
  /** Tokens that the model takes in and gives out. */
  readonly window?: number | null;
  /** Tokens held back for the answer. */
  readonly reserve?: number | null;
  /** Most tokens that the model gives out: decides the reserve where none is said. */
  readonly output?: number | null;
  /** How the person calls what they wrote, for messages. */
  readonly names?: { readonly budget?: string; readonly window?: string; readonly reserve?: string };
}

export interface Budget {
  /** Tokens that a text may take: a whole number, 1 or more. */
  readonly tokens: number;
  readonly window: number | null;
  /** Tokens held back for the answer; with a budget that leaves the reserve out of it, for information. */
  readonly reserve: number;
  /** `budget`: what the person chose; `window`: the window less the reserve. */
  readonly from: "budget" | "window";
}

/**
 * The number of tokens that a text may take: what the person chose, or the window less the reserve.
 * `null` where no budget was chosen and no window is known; a UserError `invalid-budget` where what was chosen makes
 * no sense, in one sentence that names it.
 */
export function resolveBudget(request: BudgetRequest): Budget | UserError | null {
  const { budget = null, output = null } = request;
  const names = { budget: "The budget", window: "the window", reserve: "the reserve", ...request.names };
  const window = wholeNumber(request.window ?? null, capitalized(names.window), 1);
  if (window instanceof UserError) return window;
  const given = wholeNumber(request.reserve ?? null, capitalized(names.reserve), 0);
  if (given instanceof UserError) return given;
  const reserve = given ?? defaultReserve(window, output);
  if (budget === null && window === null) return null;

  const terms = budget === null ? WINDOW_LESS_RESERVE : termsOf(budget, names.budget);
  if (terms instanceof UserError) return terms;
  let tokens = 0;
  for (const [i, term] of terms.entries()) {
    const value = termTokens(term, window, reserve);
    if (value === undefined)
      return invalid(`${names.budget} ${quote(budget)} depends on the window of a model, and no model is chosen.`);
    tokens += i === 0 ? value : -value;
  }
  tokens = Math.floor(tokens);
  if (tokens > 0) return { tokens, window, reserve, from: budget === null ? "window" : "budget" };
  if (terms.some((term) => term.kind === "reserve") && window !== null && reserve >= window)
    return invalid(
      `${capitalized(names.reserve)} of ${grouped(reserve)} tokens leaves nothing of ${names.window} of ${grouped(window)}.`,
    );
  return invalid(`${names.budget} ${quote(budget)} comes to ${grouped(tokens)} tokens, and it must be at least 1.`);
}

const WINDOW_LESS_RESERVE: Term[] = [{ kind: "window" }, { kind: "reserve" }];

function termsOf(budget: number | string, name: string): Term[] | UserError {
  if (typeof budget === "number") {
    const tokens = wholeNumber(budget, name, 1);
    return tokens instanceof UserError ? tokens : [{ kind: "tokens", tokens: tokens ?? 0 }];
  }
  return (
    parseExpression(budget) ??
    invalid(
      `${name} must be a number of tokens, a share of the window like "50%", or "window - 8000", not ${quote(budget)}.`,
    )
  );
}

function termTokens(term: Term, window: number | null, reserve: number): number | undefined {
  if (term.kind === "tokens") return term.tokens;
  if (term.kind === "reserve") return reserve;
  if (window === null) return undefined;
  return term.kind === "share" ? window * term.share : window;
}

function wholeNumber(value: number | null, name: string, least: number): number | null | UserError {
  if (value === null || (Number.isSafeInteger(value) && value >= least)) return value;
  return invalid(`${name} must be a whole number of tokens, ${least} or more, not ${quote(value)}.`);
}

function invalid(message: string): UserError {
  return new UserError("invalid-budget", message);
}

function quote(value: unknown): string {
  if (typeof value === "number") return String(value);
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function grouped(n: number): string {
  return n.toLocaleString("en-US");
}
