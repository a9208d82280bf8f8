import type { Tokenizer } from "../tokenizer/tokenizer.ts";

/** What of a prompt stays in the vendor's cache after an edit. */
export interface BrokenPrefix {
  /** Tokens that both versions begin with: the number of the first one that differs. */
  readonly tokens: number;
  /** Where that token begins in the later version, in UTF-16 code units; its length where nothing differs there. */
  readonly offset: number;
  /** Tokens of the later version behind it, which are paid in full. */
  readonly after: number;
  readonly isSame: boolean;
}

/** The number of ids that two lists begin with. */
export function sharedLength(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const most = Math.min(a.length, b.length);
  let i = 0;
  while (i < most && a[i] === b[i]) i++;
  return i;
}

/**
 * From which token on a later version of a prompt is another for a cache of prefixes (papers 14, 55, 75). For an exact
 * tokenizer: an estimate has no tokens to compare, and throws the UserError of `encode`.
 */
export function brokenPrefix(before: string, after: string, tokenizer: Tokenizer): BrokenPrefix {
  const [old, now] = [tokenizer.encode(before), tokenizer.encode(after)];
  const tokens = sharedLength(old, now);
  const offset = tokens === now.length ? after.length : tokenizer.open(after).offsetOfToken(tokens);
  return { tokens, offset, after: now.length - tokens, isSame: tokens === old.length && tokens === now.length };
}
