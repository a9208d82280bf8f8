import type { Range } from "../plan/plan.ts";

/** What a way of cutting made of a text. */
export interface Cut {
  /** What stands in the result as it stood in the source, sorted and disjoint. */
  readonly kept: readonly Range[];
  readonly text: string;
}

/** A way to bring a text to a budget, for a question or, where that is empty, without one. Undefined: it could not. */
export type Cutter = (text: string, budget: number, question: string) => Cut | undefined | Promise<Cut | undefined>;

/** The ranges written one after the other, parted by `gap`. */
export function cutOf(source: string, kept: readonly Range[], gap = ""): Cut {
  return { kept, text: kept.map(([start, end]) => source.slice(start, end)).join(gap) };
}
