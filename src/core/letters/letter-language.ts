/** How a language asks for work on the letters of words that it names: data, from which `compile-language.ts` makes patterns. */
export interface LetterLanguage {
  /** In English. */
  readonly name: string;
  /** Words (beginnings where they end in `\p{L}*`) of which each sentence that a cue fits has one. */
  readonly signs: readonly string[];
  /** What may stand between a cue and what it names, each up to four times. */
  readonly articles: string;
  /** What makes a word without marks one that is named: "the word", "the names". */
  readonly nouns: string;
  /** What may stand behind such a noun. */
  readonly behindNoun?: string;
  /** What joins the words of a list, beside a comma. */
  readonly joins: string;
  /** What a sentence goes on with behind a word without marks that is named. */
  readonly goesOn: string;
  /** What stands at the place of a word and is none of those asked about. */
  readonly placeholders: string;
  /** Whether blanks part its words; where none do, words without marks are Latin ones. */
  readonly spaced: boolean;
  readonly cues: readonly CueSource[];
}

/** Sources of regular expressions, bounded, over one sentence. */
export type CueSource = readonly [
  /** Ends where the words are named. */
  before: string,
  /** Whether a word without marks, and without a noun before it, is taken for one that is named. */
  bare: boolean,
  /** What must follow the words, where the cue is complete only with it. */
  after?: string,
];
