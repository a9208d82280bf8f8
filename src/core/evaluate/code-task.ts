import type { Candidate } from "../select/candidate.ts";

/** Lines of a file that a change touched; the first line is 1, both ends are inside. */
export interface ChangedLines {
  readonly path: string;
  readonly lines: readonly (readonly [first: number, last: number])[];
}

/** An issue in words, the tree it was written about, and where it was mended. */
export interface CodeTask {
  readonly name: string;
  readonly issue: string;
  readonly files: readonly Candidate[];
  readonly changed: readonly ChangedLines[];
}
