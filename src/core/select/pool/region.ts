import type { Candidate } from "../candidate.ts";

/** A part of a file that may be chosen from: all of it, or what the index found there. */
export interface Region {
  readonly candidate: Candidate;
  /** `[start, end)` in the file, UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The level at which a person wants the file, all of it or its outline; absent: the best units are chosen. */
  readonly level?: "full" | "outline";
  /** It is the best chunk of a file for more of which the first pass had no room. */
  readonly isGlimpse?: true;
}
