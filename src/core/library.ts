import { fit as fitToPlan } from "./compress/fit.ts";
import type { FitOptions } from "./compress/options.ts";
import type { Plan } from "./plan/plan.ts";
import type { Candidate } from "./select/candidate.ts";
import type { SelectOptions } from "./select/options.ts";
import { select as selectToPlan } from "./select/select.ts";
import type { Selection } from "./select/selection.ts";
import { UserError } from "./user-error.ts";

export { type Budget, type BudgetRequest, resolveBudget } from "./budget/budget.ts";
export { answerReserve, type Reserve, type ReserveRequest, type ReserveStrategy } from "./budget/reserve/reserve.ts";
export { type BrokenPrefix, brokenPrefix } from "./caching/broken-prefix.ts";
export { type PrefixNode, type PrefixTree, prefixTree } from "./caching/prefix-tree.ts";
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
export { type ImageFormat, type ImageSize, imageSize } from "./images/image-size.ts";
export { type ImageDetail, imageRule, imageTokens } from "./images/image-tokens.ts";
export { CATALOGUE_SOURCE, findModel, inputCost, listModels } from "./models/catalogue.ts";
export type { Model, ModelOverride, ModelOverrides, Price } from "./models/model.ts";
export { parseModelOverrides } from "./models/overrides.ts";
export type { Level, Piece, Plan, Range } from "./plan/plan.ts";
export { type Packing, packRows, type RowGroup } from "./requests/pack-rows.ts";
export type { Candidate } from "./select/candidate.ts";
export type { Headers, PieceOrder, SelectOptions } from "./select/options.ts";
export type { Selection } from "./select/selection.ts";
export { SELECTOR_NAMES, type SelectorName } from "./select/selectors/selectors.ts";
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

/**
 * Chooses from many documents what answers a question best in at most `budget` tokens; each piece names its document,
 * its place there and a reason, and `tokens` is a recount of exactly `text`.
 * @throws {UserError} `invalid-budget`; `invalid-argument`; `budget-too-small`, with the `minimum` that works
 */
export function select(candidates: Iterable<Candidate>, options: SelectOptions): Selection {
  const selection = selectToPlan(candidates, options);
  if (selection instanceof UserError) throw selection;
  return selection;
}
