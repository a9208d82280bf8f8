import type { ProtectedRange } from "../../document/document.ts";
import type { Heading } from "./headings.ts";

/** Share of the budget that the headings of a book may take for themselves. */
const SHARE = 0.1;

/**
 * The headings that are kept whatever else goes, as the spine of the result: those of the first depths, as many depths
 * as take a small share of the budget. In order.
 */
export function spineOf(
  headings: readonly Heading[],
  budget: number,
  tokensOf: (start: number, end: number) => number,
): ProtectedRange[] {
  let spine: readonly Heading[] = [];
  let tokens = 0;
  for (let depth = 1, isDeepest = false; !isDeepest; depth++) {
    isDeepest = true;
    for (const { start, labelEnd, depth: of } of headings) {
      if (of > depth) isDeepest = false;
      // With the line breaks before and behind it.
      if (of === depth) tokens += tokensOf(start, labelEnd) + 2;
      if (tokens > SHARE * budget) return named(spine);
    }
    spine = headings.filter((heading) => heading.depth <= depth);
  }
  return named(spine);
}

const named = (spine: readonly Heading[]): ProtectedRange[] =>
  spine.map(({ start, labelEnd }) => ({ start, end: labelEnd, reason: "chapter heading" }));
