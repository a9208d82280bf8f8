/** What a dictionary of a language says of the texts of tokens. */
export interface Judged {
  /** Words of the language in any of their forms, and affixes. */
  readonly valid: ReadonlySet<string>;
  /** Of these, what cannot be taken apart further: entries that are no form of another entry, and affixes. */
  readonly pure: ReadonlySet<string>;
}

/** How well a tokenizer's cut keeps to the words of a language. */
export interface WordShares {
  /** Different tokens of the text: those that differ in blanks around them or in case alone are one. */
  readonly uniqueTokens: number;
  /** Share of these that are words or affixes: %TR of paper 46. */
  readonly words: number;
  /** Share of these that are clean morphemes: %Pure. */
  readonly pure: number;
}

/** A token as a dictionary is asked for it: a blank before it and a capital at its beginning make it no other word. */
export function tokenWord(text: string): string {
  return text.trim().toLowerCase();
}

/**
 * The two shares of "Tokenization Standards for Linguistic Integrity" (paper 46), over the different tokens of a text. All
 * of them count, as there: a token of digits, of marks or of a part of a character is no word and no morpheme.
 */
export function wordShares(words: ReadonlySet<string>, { valid, pure }: Judged): WordShares | null {
  if (words.size === 0) return null;
  let [valids, pures] = [0, 0];
  for (const word of words) {
    if (valid.has(word)) valids++;
    if (pure.has(word)) pures++;
  }
  return { uniqueTokens: words.size, words: valids / words.size, pure: pures / words.size };
}
