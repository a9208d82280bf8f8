import type { Range } from "../../plan/plan.ts";

/** A unit that was taken, maybe only its beginning; offsets of the pool's text. */
export interface TakenUnit {
  readonly unit: number;
  readonly start: number;
  readonly end: number;
  readonly isCut: boolean;
}

/** What becomes a piece: units of one file that lie near each other. */
export interface Part {
  readonly place: number;
  readonly units: readonly TakenUnit[];
  /** What stands verbatim, in order and disjoint; offsets of the pool's text. */
  readonly ranges: readonly Range[];
  /** Score of the best unit. */
  readonly score: number;
}
