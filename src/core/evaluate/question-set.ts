import type { Range } from "../plan/plan.ts";

/** A question about one document, and what answers it there. */
export interface Question {
  readonly document: string;
  readonly question: string;
  /** Where the answers, or the gold text, stand: `[start, end)` in UTF-16 code units. */
  readonly spans: readonly Range[];
  /** What an answer says, in other words. */
  readonly reference?: string;
}

/** Documents and the questions about them. */
export interface QuestionSet {
  readonly name: string;
  /** Text by the name of its document. */
  readonly documents: ReadonlyMap<string, string>;
  readonly questions: readonly Question[];
  /** `any`: the spans are alternatives, one is enough. `all`: they are one answer together, and shares of it count. */
  readonly spans: "any" | "all";
  /** The questions are published to be asked of all documents together, as well as of their own. */
  readonly isOneCorpus?: boolean;
}

/**
 * About `most` of the questions, always the same ones: each is taken or not by a linear congruential generator
 * (Numerical Recipes), so that another program can take the same.
 */
export function sampled<T>(all: readonly T[], most: number, seed = 5): readonly T[] {
  if (all.length <= most) return all;
  let state = seed;
  return all.filter(() => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32 < most / all.length;
  });
}
