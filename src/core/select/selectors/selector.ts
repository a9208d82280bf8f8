/** What a selector chooses from: units with what they are worth and what they cost. */
export interface Choosing {
  /** Log-odds of each unit: differences count. */
  readonly scores: Float32Array;
  /** Tokens of each unit. */
  readonly tokens: ArrayLike<number>;
  /** Units by score and length, best first. */
  readonly bestFirst: Uint32Array;
  /** The ceiling in tokens, and so about how far an order will be followed. */
  readonly budget: number;
  /** Units that show what else there is, for few tokens: of code one from each of the next files. Best first, often none. */
  readonly glimpses: readonly number[];
  /** Number of the paragraph, turn or run of lines that each unit stands in; rises. */
  readonly passageOf: ArrayLike<number>;
  /** Index of the file, or part of one, of each unit; rises. */
  readonly placeOf: ArrayLike<number>;
  /** Distinct terms of a unit, small words left out. */
  termsOf(unit: number): readonly number[];
  /** How much a term says: its inverse document frequency over the units. */
  weightOf(term: number): number;
  /** The question's terms, as far as the units have them. */
  readonly asked: readonly number[];
  /** The same for each part of the question; of a part that they have nothing of, none. */
  readonly parts: readonly (readonly number[])[];
}

/**
 * Puts units in the order in which they are taken while there is room. The order need not name all: what it leaves out
 * follows, best first.
 */
export interface Selector {
  readonly name: string;
  /** One line for people: what it does. */
  readonly summary: string;
  order(choosing: Choosing): Iterable<number>;
}
