import { tokenParts } from "../tokenizer/token-parts.ts";
import type { Tokenizer } from "../tokenizer/tokenizer.ts";

/** A term that a tokenizer cuts into many tokens: an identifier, a name, a word of a trade. */
export interface ShreddedTerm {
  readonly term: string;
  readonly count: number;
  /** Of one occurrence behind a blank. */
  readonly tokens: number;
  /** How it is cut; empty where the tokenizer cannot say. */
  readonly cut: readonly string[];
}

/** Fewer are a stem and its ending. */
const FEWEST_TOKENS = 4;
/** Longer strings are data, not terms. */
const LONGEST = 64;
const MOST_TERMS = 200_000;

const TERM = /[\p{L}_][\p{L}\p{M}\p{N}_]*(?:[-.'’][\p{L}\p{N}_]+)*/gu;

/** The terms of texts that take most tokens each, of equal ones the commonest first. */
export function shreddedTerms(texts: readonly string[], tokenizer: Tokenizer, most: number): ShreddedTerm[] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const [term] of text.matchAll(TERM)) {
      const known = counts.get(term);
      if (known !== undefined || (term.length <= LONGEST && counts.size < MOST_TERMS))
        counts.set(term, (known ?? 0) + 1);
    }
  const terms = Array.from(counts, ([term, count]) => ({ term, count, tokens: tokenizer.count(` ${term}`) }));
  return terms
    .filter(({ tokens }) => tokens >= FEWEST_TOKENS)
    .sort((a, b) => b.tokens - a.tokens || b.count - a.count || (a.term < b.term ? -1 : 1))
    .slice(0, most)
    .map((found) => ({ ...found, cut: tokenizer.exact ? cutOf(found.term, tokenizer) : [] }));
}

/** A term as its tokens have it: `im|muno|glob|ulin`. */
const cutOf = (term: string, tokenizer: Tokenizer): string[] =>
  tokenParts(tokenizer.open(` ${term}`), 1, term.length + 1);
