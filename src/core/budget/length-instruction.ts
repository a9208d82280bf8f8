import { askedLength } from "./reserve/asked-length.ts";

/** Shortest answer that can be asked for in words. */
const FEWEST_WORDS = 5;

/**
 * A sentence that holds an answer to about so many tokens, in words, since models count those better than tokens (Ruler).
 * The reserve of a prompt that ends with it is at most `tokens`; `undefined` where no sentence does that.
 */
export function lengthInstruction(tokens: number): string | undefined {
  const of = (words: number) => `Answer in at most ${words} words.`;
  let [low, high] = [FEWEST_WORDS - 1, Math.min(100_000, Math.max(FEWEST_WORDS, tokens))];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (askedLength(of(middle))!.tokens <= tokens) low = middle;
    else high = middle;
  }
  if (low < FEWEST_WORDS) return undefined;
  return of(low > 50 ? low - (low % 10) : low);
}
