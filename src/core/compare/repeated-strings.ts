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

/** Strings that share more are not looked at for it: a word may be a file of base64. */
const LONGEST_SHARED = 400;

const SEVERAL_WORDS = /[\p{L}\p{N}_]\P{L}+[\p{L}\p{N}_]/u;

/** The strings of several words that cost most, by length times count (papers on merged sub-sequences find over 20 %). */
export function repeatedStrings(texts: readonly string[], tokenizer: Tokenizer, most: number): RepeatedString[] {
  const lines = texts.flatMap((text) => text.split(/\r?\n/));
  const counts = new Map<string, number>();
  // One that stands behind a blank and at the beginning of lines is found as two.
  for (const { text, count } of frequentPhrases(lines, CANDIDATES * most))
    if (SEVERAL_WORDS.test(text)) counts.set(text, (counts.get(text) ?? 0) + count);
  const found = Array.from(counts, ([text, count]) => {
    const tokens = tokenizer.count(` ${text}`);
    const aliasSaves = Math.max(0, count * (tokens - ALIAS_TOKENS) - tokens - ALIAS_TOKENS - DEFINITION_TOKENS);
    return { text, count, tokens, cost: count * tokens, aliasSaves };
  }).sort((a, b) => b.cost - a.cost);
  const rows: RepeatedString[] = [];
  for (const one of found) {
    if (rows.length === most) break;
    if (!rows.some((row) => row.count === one.count && areOne(row.text, one.text))) rows.push(one);
  }
  return rows;
}

/** Whether two strings that occur equally often are parts of one: the end of one, more than half, begins the other. */
function areOne(a: string, b: string): boolean {
  if (a.includes(b) || b.includes(a)) return true;
  const least = Math.min(a.length, b.length) >> 1;
  return sharedEnd(a, b) > least || sharedEnd(b, a) > least;
}

/** Characters of the longest end of one string that begins the other. */
function sharedEnd(ending: string, beginning: string): number {
  for (let length = Math.min(ending.length, beginning.length, LONGEST_SHARED); length > 0; length--)
    if (ending.endsWith(beginning.slice(0, length))) return length;
  return 0;
}
