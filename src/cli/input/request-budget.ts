import { resolveBudget } from "../../core/budget/budget.ts";
import type { Model } from "../../core/models/model.ts";
import { UserError } from "../../core/user-error.ts";
import { invalid } from "./arguments.ts";
import { kindOf, type Request } from "./requests.ts";

/** What the options say for requests without a budget of their own, and the model whose window an amount may name. */
export interface BudgetDefaults {
  readonly model: Model | null;
  readonly budget: number | null;
}

/** The budget of a request, in tokens. */
export function requestBudget({ budget }: Request, defaults: BudgetDefaults): number | UserError {
  const given = budget ?? null;
  if (given === null) return defaults.budget ?? invalid('"budget" must be a number of tokens, and it is left out.');
  if (typeof given !== "number" && typeof given !== "string")
    return invalid(`"budget" must be a number of tokens, not ${kindOf(given)}.`);
  const { model } = defaults;
  const resolved = resolveBudget({
    budget: given,
    window: model?.window ?? null,
    output: model?.maxOutput ?? null,
    names: { budget: '"budget"' },
  });
  return resolved instanceof UserError ? resolved : resolved!.tokens;
}
