import { UserError } from "../../user-error.ts";
import { type AnswerLengths, answerLengths, lengthAt } from "./answer-lengths.ts";
import { type AskedLength, askedLength } from "./asked-length.ts";
import { LENGTHS } from "./length-table.ts";
import { withHistory } from "./own-history.ts";
import type { SchemaLengths } from "./schema/schema-lengths.ts";

/** How the room for the answer is chosen. */
export type ReserveStrategy =
  | { readonly kind: "fixed"; readonly tokens: number }
  /** A share of answers, 0.95 for the p95, that shall have room. */
  | { readonly kind: "percentile"; readonly share: number }
  /** The same, with tokens of the person's own answers to this prompt, the last one last. */
  | { readonly kind: "adaptive"; readonly share: number; readonly history: readonly number[] };

export const DEFAULT_STRATEGY: ReserveStrategy = { kind: "percentile", share: 0.95 };

export interface ReserveRequest {
  readonly prompt: string;
  /** The model's id, and its limits where they are known. */
  readonly model: string | null;
  readonly window: number | null;
  readonly maxOutput: number | null;
  /** `max_tokens` of the request. */
  readonly maxTokens?: number;
  /** Of a JSON schema that the answer is to follow. */
  readonly schema?: SchemaLengths;
  readonly strategy?: ReserveStrategy;
}

/** Tokens held back for the answer. */
export interface Reserve {
  readonly tokens: number;
  /** Tokens that half of the answers stay within: what a request costs as a rule. */
  readonly median: number;
  /** For a person: "p95 of answers to prompts like this by gpt-4o (published answers of alpaca_eval, 2024-12)". */
  readonly source: string;
}

/**
 * The room to hold back for the answer, by what is known of such answers and what the prompt asks. A UserError
 * `invalid-budget` where it would leave nothing of the window, or the strategy makes no sense.
 */
export function answerReserve(request: ReserveRequest): Reserve | UserError {
  const { strategy = DEFAULT_STRATEGY, window, maxOutput } = request;
  const mistake = mistakeOf(strategy);
  if (mistake !== undefined) return new UserError("invalid-budget", mistake);
  const chosen = bounded(unbounded(request, strategy), maxOutput, "the most that the model gives out");
  if (window !== null && chosen.tokens >= window)
    return new UserError(
      "invalid-budget",
      `The reserve of ${grouped(chosen.tokens)} tokens (${chosen.source}) leaves nothing of the window of ${grouped(window)}.`,
    );
  return chosen;
}

function unbounded({ prompt, model, maxTokens, schema }: ReserveRequest, strategy: ReserveStrategy): Reserve {
  const expected = answerLengths(prompt, model);
  const asked = askedLength(prompt);
  if (strategy.kind === "fixed") {
    const median = Math.min(strategy.tokens, lengthAt(expected, 0.5));
    return { tokens: strategy.tokens, median, source: "fixed" };
  }
  const lengths = strategy.kind === "adaptive" ? withHistory(expected, strategy.history) : expected;
  const statistic: Reserve = {
    tokens: lengthAt(lengths, strategy.share),
    median: lengthAt(lengths, 0.5),
    source: sourceOf(strategy, model, expected),
  };
  const bySchema = schema === undefined ? statistic : withSchema(statistic, schema);
  const narrowed = asked === undefined ? bySchema : asAsked(bySchema, asked);
  return maxTokens === undefined ? narrowed : bounded(narrowed, maxTokens, "max_tokens of the request");
}

/**
 * Room over answers that were made up by a schema: over the usual one, where that is more than other prompts need, and over
 * the longest, since text of other scripts takes more tokens a character. Set with care, as both are estimates.
 */
const OVER_MADE_UP = 2;

function withSchema(reserve: Reserve, { usual, most, line }: SchemaLengths): Reserve {
  const where = line === null ? "the JSON schema of the prompt" : `the JSON schema at line ${line}`;
  const end = OVER_MADE_UP * (most ?? Number.POSITIVE_INFINITY);
  const tokens = Math.min(end, Math.max(reserve.tokens, OVER_MADE_UP * usual));
  const median = Math.min(usual, tokens);
  if (tokens === reserve.tokens) return { ...reserve, median };
  const which = tokens === end ? "longest" : "usual";
  return { tokens, median, source: `twice the ${which} answer that ${where} allows, an estimate` };
}

function asAsked(reserve: Reserve, { tokens, bound, said }: AskedLength): Reserve {
  const source = `the prompt asks for "${said}"`;
  if (bound === "most") return bounded(reserve, tokens, source);
  return tokens <= reserve.tokens ? reserve : { tokens, median: Math.max(reserve.median, tokens), source };
}

function bounded(reserve: Reserve, most: number | null, source: string): Reserve {
  if (most === null || reserve.tokens <= most) return reserve;
  return { tokens: most, median: Math.min(most, reserve.median), source };
}

function sourceOf(
  strategy: Exclude<ReserveStrategy, { kind: "fixed" }>,
  model: string | null,
  { ofModel }: AnswerLengths,
): string {
  const name = `p${Number((strategy.share * 100).toFixed(1))}`;
  const by = ofModel
    ? `by ${model}`
    : model === null
      ? "by any model"
      : `by other models, as none of ${model} are known`;
  const table = `${name} of answers to prompts like this ${by} (${LENGTHS.source}, ${LENGTHS.date})`;
  const own = strategy.kind === "adaptive" ? strategy.history.length : 0;
  return own === 0 ? table : `${table}, and ${own} of your own`;
}

function mistakeOf(strategy: ReserveStrategy): string | undefined {
  if (strategy.kind === "fixed")
    return Number.isSafeInteger(strategy.tokens) && strategy.tokens >= 0
      ? undefined
      : `The reserve must be a whole number of tokens, 0 or more, not ${strategy.tokens}.`;
  return strategy.share > 0 && strategy.share < 1
    ? undefined
    : `The reserve's percentile must be between 0 and 100, not ${strategy.share * 100}.`;
}

function grouped(n: number): string {
  return n.toLocaleString("en-US");
}
