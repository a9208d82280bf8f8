import { fit as fitToPlan } from "./compress/fit.ts";
import type { FitOptions } from "./compress/options.ts";
import type { Plan } from "./plan/plan.ts";
import { UserError } from "./user-error.ts";

export { type Budget, type BudgetRequest, resolveBudget } from "./budget/budget.ts";
export { expanded } from "./compress/expand.ts";
export type { FitLevel, FitOptions } from "./compress/options.ts";
export type {
  DocumentHint,
  Include,
  ParsedDocument,
  ProtectedRange,
  Section,
  SectionKind,
} from "./document/document.ts";
export { parseDocument } from "./document/parse.ts";
export { CATALOGUE_SOURCE, findModel, inputCost, listModels } from "./models/catalogue.ts";
export type { Model, ModelOverride, ModelOverrides, Price } from "./models/model.ts";
export { parseModelOverrides } from "./models/overrides.ts";
export type { Level, Piece, Plan, Range } from "./plan/plan.ts";
export type { Reading } from "./tokenizer/calibration.ts";
export { EstimatedTokenizer, takeReading } from "./tokenizer/estimate.ts";
export { TOKENIZER_FAMILIES, type TokenizerFamily } from "./tokenizer/families.ts";
export { type LoadOptions, loadTokenizer } from "./tokenizer/load.ts";
export type { Count, TokenDocument, Tokenizer, TokenRange } from "./tokenizer/tokenizer.ts";
export { UserError, type UserErrorCode } from "./user-error.ts";

/**
 * Brings a text to at most `budget` tokens; the plan names every piece of it with a reason, and its `tokens` are a
 * recount of exactly its `text`.
 * @throws {UserError} `invalid-budget`; `budget-too-small`, with the `minimum` that works; `cancelled`
 */
export function fit(text: string, options: FitOptions): Plan {
  const plan = fitToPlan(text, options);
  if (plan instanceof UserError) throw plan;
  return plan;
}
