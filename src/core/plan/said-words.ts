/** A word of a script with spaces, or a character of one without. */
const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+/gu;

/** The different words of a text, without regard to case. */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const [word] of text.matchAll(WORDS)) words.add(word.toLowerCase());
  return words;
}

/**
 * The share of the different words of a source that a text still has, from 0 to 1: what a plan is worth to somebody who
 * asks nothing in particular. 1 for a source without words.
 */
export function saidShare(source: ReadonlySet<string>, text: string): number {
  if (source.size === 0) return 1;
  let said = 0;
  for (const word of wordsOf(text)) if (source.has(word)) said++;
  return said / source.size;
}
