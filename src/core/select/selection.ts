import type { Piece } from "../plan/plan.ts";
import type { Considered } from "./considered.ts";

/** What was chosen from many files for a question: pieces that together are at or under a budget. */
export interface Selection {
  readonly budget: number;
  /** Tokens of exactly `text`, recounted; never above `budget`. */
  readonly tokens: number;
  readonly text: string;
  /** How many parts there were to choose from. */
  readonly candidates: number;
  /** In the order of `text`, each with its `path`. */
  readonly pieces: readonly Piece[];
  /** Where they are wanted: the best of the parts that there were to choose from, best first. */
  readonly considered?: readonly Considered[];
}
