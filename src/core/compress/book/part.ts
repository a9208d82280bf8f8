import type { ProtectedRange } from "../../document/document.ts";
import type { DetectedFormat } from "../../document/formats/detect-format.ts";
import type { Surroundings } from "../../select/whole.ts";
import type { Fitting } from "../fitting.ts";

/** What is known of a text that is a part of a book. */
export interface Part {
  readonly detected: DetectedFormat;
  /** Where, before an offset or at its end, the book goes on with something that the part leaves out; rising. */
  readonly gaps: readonly number[];
  /** What stays whatever the budget is, and why; sorted. */
  readonly kept: readonly ProtectedRange[];
  /** Where the words of the question stand in the book. */
  readonly surroundings?: Surroundings;
}

/** Fits a part of a book as any text is fitted. */
export type FitPart = (text: string, part: Part) => Fitting;
