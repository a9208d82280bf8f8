import { frequentPhrases } from "../compress/condensed/phrases.ts";
import type { Tokenizer } from "../tokenizer/tokenizer.ts";

/** A string of several words that texts pay for again and again. */
export interface RepeatedString {
  readonly text: string;
  readonly count: number;
  /** Of one occurrence. */
  readonly tokens: number;
  /** Of all. */
  readonly cost: number;
  /** Tokens that an alias for it saves, its one definition taken off. */
  readonly aliasSaves: number;
}

/** A short name of a mark and a figure, as `§1`, and the line that says what it stands for. */
const ALIAS_TOKENS = 2;
const DEFINITION_TOKENS = 3;
/** Phrases by characters times count are a superset of those by tokens times count, if enough are taken. */
const CANDIDATES = 40;

const SEVERAL_WORDS = /[\p{L}\p{N}_]\P{L}+[\p{L}\p{N}_]/u;

/** The strings of several words that cost most, by length times count (papers on merged sub-sequences find over 20 %). */
export function repeatedStrings(texts: readonly string[], tokenizer: Tokenizer, most: number): RepeatedString[] {
  const lines = texts.flatMap((text) => text.split(/\r?\n/));
  return frequentPhrases(lines, CANDIDATES * most)
    .filter(({ text }) => SEVERAL_WORDS.test(text))
    .map(({ text, count }) => {
      const tokens = tokenizer.count(` ${text}`);
      const aliasSaves = Math.max(0, count * (tokens - ALIAS_TOKENS) - tokens - ALIAS_TOKENS - DEFINITION_TOKENS);
      return { text, count, tokens, cost: count * tokens, aliasSaves };
    })
    .sort((a, b) => b.cost - a.cost)
    .slice(0, most);
}
