/** A number of tokens, or, where the vendor publishes no vocabulary, an interval around one. */
export interface Count {
  readonly tokens: number;
  /** Equal to `tokens` where exact; otherwise `low < tokens < high` (for a text that is not empty). */
  readonly low: number;
  readonly high: number;
  readonly exact: boolean;
}

/** The tokens of a range: `ids[i]` stands at `[offsets[i], offsets[i + 1])`, in UTF-16 code units. */
export interface TokenRange {
  readonly ids: Uint32Array;
  /** One longer than `ids`; a token that begins inside a character repeats the character's offset. */
  readonly offsets: Uint32Array;
}

/**
 * Counts text as one family of models does. An estimate (`exact` false) implements the same interface:
 * `count` is its best figure, `measure` its interval, and a hard ceiling is held against `measure().high`.
 */
export interface Tokenizer {
  readonly name: string;
  readonly exact: boolean;
  /** Number of ids, for information. */
  readonly vocabularySize: number;
  /** Lengths at which models with this tokenizer stop reading, where the tokenizer says which models these are. */
  readonly readers?: readonly TextReader[];
  count(text: string): number;
  measure(text: string): Count;
  /** Ids of the text; throws a UserError `unsupported-tokenizer` for an estimate. */
  encode(text: string): Uint32Array;
  /** The text of the ids; bytes that are no UTF-8 become U+FFFD. */
  decode(ids: ArrayLike<number>): string;
  /** The bytes that one id stands for; missing where they are not known (an estimate, a foreign implementation). */
  bytesOf?(id: number): Uint8Array;
  /** Counts the text once, and from then on only what an edit touches. */
  open(text: string): TokenDocument;
}

/** A model that reads a text up to a number of tokens and drops the rest. */
export interface TextReader {
  readonly name: string;
  readonly tokens: number;
}

/** A text that is counted as it is edited. Offsets are UTF-16 code units, as VS Code reports a change. */
export interface TokenDocument {
  readonly text: string;
  readonly length: number;
  /** Equal to `count(text)` after every edit. */
  readonly tokens: number;
  readonly measure: Count;
  edit(start: number, end: number, replacement: string): void;
  /** Offset at which token `n` begins (`n` = `tokens` gives `length`); logarithmic. */
  offsetOfToken(n: number): number;
  /** Whole tokens that end at or before the offset; logarithmic. */
  tokensBefore(offset: number): number;
  /** The tokens that touch `[start, end)`; time in proportion to that range, not to the document. */
  tokensIn(start: number, end: number): TokenRange;
  /** `text.slice(start, end)` without building the whole text. */
  slice(start: number, end: number): string;
}
