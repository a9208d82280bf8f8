import { inputCost } from "../models/catalogue.ts";
import { type EffectiveWindow, effectiveWindow } from "../models/effective-window.ts";
import type { Model } from "../models/model.ts";
import type { Count, Tokenizer } from "../tokenizer/tokenizer.ts";
import { UserError } from "../user-error.ts";
import type { PromptParts } from "./prompt-parts.ts";
import { answerReserve, type Reserve, type ReserveStrategy } from "./reserve/reserve.ts";
import type { AnswerSchema } from "./reserve/schema/find-schema.ts";
import { type SchemaLengths, schemaLengths } from "./reserve/schema/schema-lengths.ts";
import { type ThinkingReserve, type ThinkingStrategy, thinkingReserve } from "./thinking.ts";

export interface BudgetOptions {
  readonly tokenizer: Tokenizer;
  readonly model: Model | null;
  readonly reserve?: ReserveStrategy;
  readonly thinking?: ThinkingStrategy;
  /** Tokens of all pictures. */
  readonly imageTokens?: number;
  /** Tokens of the PDFs that are sent with the prompt. */
  readonly pdfTokens?: number;
  /** Tokens of tools besides those of the request. */
  readonly toolTokens?: number;
  /** A JSON schema that the answer is to follow. */
  readonly schema?: AnswerSchema;
  /** What the person takes for the window that the model uses well. */
  readonly effective?: number;
}

/** Where a model's window goes; tokens. */
export interface WholeBudget {
  readonly window: number | null;
  readonly text: Count;
  readonly chat: number;
  readonly tools: number;
  readonly images: number;
  readonly pdfs: number;
  /** All that goes in; of an estimate its high end. */
  readonly input: number;
  readonly reserve: Reserve;
  /** `null` where no schema was found. */
  readonly schema: SchemaLengths | null;
  readonly thinking: ThinkingReserve;
  /** What the window still holds; below 0 where it is over. `null` without a window. */
  readonly free: number | null;
  readonly effective: EffectiveWindow | null;
  /** Dollars of one request; `null` where the model has no list price. */
  readonly cost: RequestCost | null;
}

export interface RequestCost {
  readonly input: number;
  /** Where all of the input comes from the vendor's cache. */
  readonly cachedInput: number;
  /** At the median of answers, and at the reserve; thinking is paid as output, and stands in the latter alone. */
  readonly outputMedian: number;
  readonly outputReserve: number;
}

/** The whole budget of a prompt; a UserError where the reserve leaves nothing of the window, or makes no sense. */
export function wholeBudget(parts: PromptParts, options: BudgetOptions): WholeBudget | UserError {
  const { tokenizer, model } = options;
  const window = model?.window ?? null;
  const thinking = thinkingReserve(options.thinking ?? { kind: "none" }, model?.id ?? null);
  if (thinking instanceof UserError) return thinking;
  const schema = options.schema && schemaLengths(options.schema, tokenizer);
  const reserve = answerReserve({
    prompt: parts.request,
    model: model?.id ?? null,
    window: window === null ? null : Math.max(0, window - thinking.tokens),
    maxOutput: model?.maxOutput ?? null,
    ...(parts.maxTokens === undefined ? {} : { maxTokens: parts.maxTokens }),
    ...(schema === undefined ? {} : { schema }),
    ...(options.reserve === undefined ? {} : { strategy: options.reserve }),
  });
  if (reserve instanceof UserError) return reserve;
  const text = sum(parts.texts.map((part) => tokenizer.measure(part)));
  const tools = (parts.tools === "" ? 0 : tokenizer.measure(parts.tools).high) + (options.toolTokens ?? 0);
  const images = options.imageTokens ?? 0;
  const pdfs = options.pdfTokens ?? 0;
  const input = text.high + parts.chatOverhead + tools + images + pdfs;
  const measured = model === null ? undefined : effectiveWindow(model.id);
  const own = options.effective === undefined ? undefined : { tokens: options.effective, source: "as you said" };
  return {
    window,
    text,
    chat: parts.chatOverhead,
    tools,
    images,
    pdfs,
    input,
    reserve,
    schema: schema ?? null,
    thinking,
    free: window === null ? null : window - input - reserve.tokens - thinking.tokens,
    effective: own ?? measured ?? null,
    cost: model === null ? null : costOf(model, input, reserve, thinking.tokens),
  };
}

/** What so many requests cost. */
export function costOfMany(
  { input, cachedInput, outputMedian, outputReserve }: RequestCost,
  requests: number,
): RequestCost {
  return {
    input: input * requests,
    cachedInput: cachedInput * requests,
    outputMedian: outputMedian * requests,
    outputReserve: outputReserve * requests,
  };
}

function costOf(model: Model, input: number, reserve: Reserve, thinking: number): RequestCost | null {
  if (model.price === undefined) return null;
  const output = (tokens: number) => (tokens * model.price!.output) / 1_000_000;
  return {
    input: inputCost(model, input)!,
    cachedInput: inputCost(model, input, { cached: true })!,
    outputMedian: output(reserve.median),
    outputReserve: output(reserve.tokens + thinking),
  };
}

function sum(counts: readonly Count[]): Count {
  const total = { tokens: 0, low: 0, high: 0, exact: true };
  for (const { tokens, low, high, exact } of counts) {
    total.tokens += tokens;
    total.low += low;
    total.high += high;
    total.exact &&= exact;
  }
  return total;
}
