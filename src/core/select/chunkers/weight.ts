/**
 * The most that a chunk holds: about 120 tokens. Of the sizes measured (relevance.md), 60 to 120 tokens keep the most of
 * edited lines and of answers for the tokens spent; larger ones waste, smaller ones do not know what they are about.
 */
export const LARGEST_CHUNK = 840;

/** Units a character: about 3.5 ASCII characters make a token, two of other alphabets, one of Chinese or Japanese. */
const ASCII = 2;
const ALPHABET = 4;
const IDEOGRAPH = 7;

/** Units of `[start, end)`; stops where they are more than `most`, so that a long text costs no more than a short one. */
export function weigh(text: string, start: number, end: number, most = Number.POSITIVE_INFINITY): number {
  let sum = 0;
  for (let at = start; at < end && sum <= most; at++) sum += unitsOf(text.charCodeAt(at));
  return sum;
}

export function unitsOf(code: number): number {
  return code < 0x80 ? ASCII : code < 0x0e00 ? ALPHABET : IDEOGRAPH;
}
