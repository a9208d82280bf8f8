/** Word classes that a short list holds: what a word does in a sentence, without a dictionary. */
export const LISTED = [
  "article",
  "of",
  "to",
  "in",
  "on",
  "for",
  "by",
  "at",
  "from",
  "with",
  "as",
  "and",
  "or",
  "but",
  "preposition",
  "be",
  "have",
  "do",
  "modal",
  "pronoun",
  "possessive",
  "demonstrative",
  "that",
  "which",
  "question",
  "negation",
  "quantifier",
  "subordinator",
  "adverb",
  "number",
  "ordinal",
  "month",
  "day",
  "time",
  "verb",
  "thing",
] as const;

export type Listed = (typeof LISTED)[number];

/** Classes from `article` to `adverb` are function words: they say how a sentence hangs together, not what of. */
export const FUNCTION_CLASSES = LISTED.indexOf("adverb") + 1;

/** The common words of a language. Where a word stands in two classes, the first counts. */
export interface Language {
  /** A script that few other languages are written in. */
  readonly script?: RegExp;
  /** Words of each class in small letters, with a blank between them. */
  readonly words: Partial<Readonly<Record<Listed, string>>>;
  /** Obligations, exceptions and bounds: without them a sentence promises something else. */
  readonly always: string;
  /** Words that carry a negation in them. */
  readonly negated?: RegExp;
  /** Whether a negation follows what it denies. */
  readonly negatesBefore?: boolean;
  /** Whether each noun has a capital, which then tells no name. */
  readonly capitalNouns?: boolean;
  /** Words that mark a noun and no more; answers are compared without them. */
  readonly bare?: RegExp;
  /** What is written together with a word: "l'", "qu'". */
  readonly elided?: RegExp;
}
