import { resolveBudget } from "../../core/budget/budget.ts";
import { UserError } from "../../core/user-error.ts";

export interface TypedBudget {
  /** As it is written into settings. */
  readonly budget: number | string;
  /** What it comes to. */
  readonly tokens: number;
}

/** A budget as a person types it: `700`, `8,000`, `8k`, `50%`, `window - 4000`; a UserError says what it must be. */
export function typedBudget(
  typed: string,
  of: { readonly window: number | null; readonly reserve: number | null },
): TypedBudget | UserError {
  const text = typed.trim();
  const plain = text.replace(/(?<=\d)[,_ ](?=\d{3})/g, "");
  const budget = /^\d{1,15}$/.test(plain) ? Number(plain) : text;
  const resolved = resolveBudget({ budget, ...of, names: { budget: "The budget" } });
  if (resolved instanceof UserError) return resolved;
  return { budget, tokens: resolved?.tokens ?? 0 };
}
