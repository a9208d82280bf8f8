import { LENGTHS } from "./length-table.ts";
import { promptSigns } from "./prompt-signs.ts";

/** Lengths of answers by model and kind of prompt; written by scripts/tune-reserve.ts. */
export interface LengthTable {
  readonly source: string;
  readonly date: string;
  /** Answers that the table was learned from. */
  readonly answers: number;
  /** Shares of answers that are at most so long, ascending. */
  readonly shares: readonly number[];
  /** For each share, what each of `[1, ...PROMPT_SIGNS]` adds to the logarithm of the length over the model's level. */
  readonly signs: readonly (readonly number[])[];
  /** For each model, its level at each share, in tokens of o200k_base. */
  readonly models: Readonly<Record<string, readonly number[]>>;
  /** The level of a model that is not among them. */
  readonly other: readonly number[];
}

/** How long an answer will be: a distribution, not a number (CASTILLO). */
export interface AnswerLengths {
  /** Shares of answers, ascending, from 0 to 1. */
  readonly shares: readonly number[];
  /** Tokens at each of them; never falling. */
  readonly tokens: readonly number[];
  /** The model is among those whose answers were counted. */
  readonly ofModel: boolean;
}

/** The lengths of answers to prompts like this one, by this model where its answers were counted, else by any. */
export function answerLengths(prompt: string, model: string | null, table: LengthTable = LENGTHS): AnswerLengths {
  const signs = [1, ...promptSigns(prompt)];
  const key = model === null ? undefined : plainName(model);
  const own = key !== undefined && Object.hasOwn(table.models, key) ? table.models[key] : undefined;
  const levels = own ?? table.other;
  let before = 1;
  const tokens = table.signs.map((weights, i) => {
    const log = weights.reduce((sum, weight, j) => sum + weight * signs[j]!, 0);
    before = Math.max(before, Math.ceil(levels[i]! * Math.exp(log)));
    return before;
  });
  return { shares: table.shares, tokens, ofModel: own !== undefined };
}

/** The length that a share of answers stays within, between the shares of the table on a straight line. */
export function lengthAt({ shares, tokens }: AnswerLengths, share: number): number {
  const next = shares.findIndex((known) => known >= share);
  if (next === -1) return tokens.at(-1)!;
  if (next === 0 || shares[next] === share) return tokens[next]!;
  const way = (share - shares[next - 1]!) / (shares[next]! - shares[next - 1]!);
  return Math.ceil(tokens[next - 1]! + way * (tokens[next]! - tokens[next - 1]!));
}

/** A model's name without vendor, date and kind of separator. */
export function plainName(model: string): string {
  return model
    .toLowerCase()
    .replace(/^[^/]*\//, "")
    .replace(/[._ ]/g, "-")
    .replace(/-(?:latest|20\d{2}-?[01]\d-?[0-3]\d)$/, "");
}
