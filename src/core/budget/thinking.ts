import { UserError } from "../user-error.ts";

/** How much room thinking gets. */
export type ThinkingStrategy =
  | { readonly kind: "none" }
  | { readonly kind: "fixed"; readonly tokens: number }
  | { readonly kind: "level"; readonly level: ThinkingLevel }
  /** Tokens that thinking about prompts like this took before: the p95 of them. */
  | { readonly kind: "history"; readonly tokens: readonly number[] };

export type ThinkingLevel = "low" | "medium" | "high";
export const THINKING_LEVELS: readonly ThinkingLevel[] = ["low", "medium", "high"];

interface Levels {
  /** Beginnings of models' ids. */
  readonly models: readonly string[];
  readonly tokens: Readonly<Record<ThinkingLevel, number>>;
  readonly source: string;
  readonly date: string;
}

/** Amounts that vendors name for their levels. Where one names none, those of Gemini stand in, and it is said. */
const LEVELS: readonly Levels[] = [
  {
    models: ["gemini"],
    tokens: { low: 1_024, medium: 8_192, high: 24_576 },
    source: "ai.google.dev/gemini-api/docs/openai, Thinking",
    date: "2025-09",
  },
  {
    models: ["o1", "o3", "o4", "gpt-5", "gpt-6", "gpt-oss"],
    tokens: { low: 25_000, medium: 25_000, high: 25_000 },
    source: "platform.openai.com/docs/guides/reasoning: reserve at least 25,000 tokens to begin with",
    date: "2025-09",
  },
];

export interface ThinkingReserve {
  readonly tokens: number;
  /** For a person. */
  readonly source: string;
}

/** Tokens held back for thinking; a UserError `invalid-budget` where the strategy makes no sense. */
export function thinkingReserve(strategy: ThinkingStrategy, model: string | null): ThinkingReserve | UserError {
  switch (strategy.kind) {
    case "none":
      return { tokens: 0, source: "none" };
    case "fixed":
      return Number.isSafeInteger(strategy.tokens) && strategy.tokens >= 0
        ? { tokens: strategy.tokens, source: "fixed" }
        : new UserError("invalid-budget", `Thinking must be a whole number of tokens, not ${strategy.tokens}.`);
    case "level": {
      const own = LEVELS.find(({ models }) => models.some((beginning) => model?.startsWith(beginning)));
      const levels = own ?? LEVELS[0]!;
      const of = own === undefined ? `as Gemini's, since ${model ?? "the model"}'s amounts are not published; ` : "";
      return {
        tokens: levels.tokens[strategy.level],
        source: `${strategy.level} (${of}${levels.source}, ${levels.date})`,
      };
    }
    case "history": {
      const sorted = strategy.tokens.filter((tokens) => tokens >= 0).sort((a, b) => a - b);
      if (sorted.length === 0) return new UserError("invalid-budget", "The history of thinking is empty.");
      const tokens = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)]!;
      return { tokens, source: `p95 of ${sorted.length} answers of your own` };
    }
  }
}
