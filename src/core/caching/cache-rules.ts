import type { Model } from "../models/model.ts";

/** How a vendor caches the beginning of prompts. */
export interface CacheRule {
  /** Beginnings of models' ids; the longest that fits decides. */
  readonly models: readonly string[];
  /** Tokens below which nothing is cached. */
  readonly least: number;
  /** What is cached is a multiple of so many tokens. */
  readonly step: number;
  /** Price of a cached token over an ordinary one, where the catalogue tells no price of its own. */
  readonly read: number;
  /** Price of a token that is written into the cache. */
  readonly write: number;
  readonly source: string;
  readonly date: string;
}

const ANTHROPIC = {
  step: 1,
  read: 0.1,
  write: 1.25,
  source: "docs.claude.com, Prompt caching",
  date: "2026-01",
} as const;
const GEMINI = {
  step: 1,
  read: 0.1,
  write: 1,
  source: "ai.google.dev, Context caching, implicit",
  date: "2026-01",
} as const;

/** As the vendors published them. */
export const CACHE_RULES: readonly CacheRule[] = [
  {
    models: ["gpt-", "o1", "o3", "o4", "chatgpt"],
    least: 1024,
    step: 128,
    read: 0.5,
    write: 1,
    source: "platform.openai.com, Prompt caching",
    date: "2025-09",
  },
  { models: ["claude"], least: 1024, ...ANTHROPIC },
  { models: ["claude-sonnet-4-6", "claude-3-haiku", "claude-3-5-haiku", "claude-haiku-3"], least: 2048, ...ANTHROPIC },
  { models: ["claude-opus-4-5", "claude-opus-4-6", "claude-haiku-4-5"], least: 4096, ...ANTHROPIC },
  { models: ["gemini"], least: 1024, ...GEMINI },
  { models: ["gemini-2.5-pro", "gemini-3"], least: 4096, ...GEMINI },
  {
    models: ["deepseek"],
    least: 64,
    step: 64,
    read: 0.1,
    write: 1,
    source: "api-docs.deepseek.com, Context caching",
    date: "2025-09",
  },
];

export function cacheRule(model: string): CacheRule | undefined {
  const fitting = CACHE_RULES.flatMap((rule) =>
    rule.models.filter((beginning) => model.startsWith(beginning)).map(({ length }) => ({ rule, length })),
  );
  return fitting.sort((a, b) => b.length - a.length)[0]?.rule;
}

/** Tokens of a shared beginning that are served from the cache. */
export function cachedTokens(shared: number, { least, step }: Pick<CacheRule, "least" | "step">): number {
  return shared < least ? 0 : shared - (shared % step);
}

/** What a cached token costs over an ordinary one. */
export function readShare(model: Model, rule: CacheRule): number {
  const { price } = model;
  return price?.cachedInput === undefined || price.input === 0 ? rule.read : price.cachedInput / price.input;
}
