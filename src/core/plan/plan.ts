/** How much of a piece is left, from all of it to nothing. */
export type Level = "full" | "lossless" | "condensed" | "sentences" | "words" | "outline" | "name" | "omitted";

/** `[start, end)` in UTF-16 code units. */
export type Range = readonly [start: number, end: number];

/** A range of a source at a level of detail. */
export interface Piece {
  /** The source, where there are several (select); absent when one document is fitted. */
  readonly path?: string;
  /** `[start, end)` in the source, UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly level: Level;
  /** Tokens that the piece takes in the result. */
  readonly tokens: number;
  /** `[start, end)` in the plan's text where it stands, with its header in `select`; the places of a plan's pieces tile its text. */
  readonly at?: Range;
  /** Where text was left out: the ranges of the source that stand verbatim in the result. */
  readonly kept?: readonly Range[];
  /** Relevance, where pieces were ranked; comparable inside one plan. */
  readonly score?: number;
  /** For a person: why this piece has this level. */
  readonly reason: string;
}

/** Pieces that together are at or under a budget. */
export interface Plan {
  readonly budget: number;
  /** Tokens of the source before. */
  readonly before: number;
  /** Tokens of exactly `text`, recounted; never above `budget`. */
  readonly tokens: number;
  readonly text: string;
  readonly pieces: readonly Piece[];
}
