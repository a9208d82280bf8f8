/** A unit that was taken, maybe only its beginning; offsets of the pool's text. */
export interface TakenUnit {
  readonly unit: number;
  readonly start: number;
  readonly end: number;
  readonly isCut: boolean;
}

/** What stands verbatim, in offsets of the pool's text, and what is written before it for what was left out. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly before: string;
}

/** What becomes a piece: units of one file that lie near each other. */
export interface Part {
  readonly place: number;
  readonly units: readonly TakenUnit[];
  /** In order and disjoint. */
  readonly runs: readonly Run[];
  /** What the best unit is worth. */
  readonly score: number;
}
