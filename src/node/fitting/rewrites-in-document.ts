import type { Rewrite } from "../../core/compress/rewrite/rewritten-fitting.ts";
import type { Replacement } from "../../core/plan/replacements.ts";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import type { RewriteInDocument } from "./fitting-queries.ts";
import type { LineFeedView } from "./line-feed-view.ts";

/** Rewrites of a view of a document, which begins at an offset of it, with the document's offsets. */
export function rewritesInDocument(
  rewrites: readonly Replacement[],
  view: LineFeedView,
  offset: number,
): Omit<RewriteInDocument, "reason">[] {
  return rewrites.map(({ start, end, text }) => ({
    start: offset + view.inSource(start),
    end: offset + view.inSource(end),
    text,
    before: view.text.slice(start, end),
  }));
}

/** The same back in the view: those whose text is still what it was. */
export function rewritesInView(
  rewrites: readonly RewriteInDocument[],
  view: LineFeedView,
  offset: number,
): readonly Rewrite[] {
  return rewrites
    .map(({ before, ...rewrite }) => ({
      before,
      rewrite: { ...rewrite, start: view.inView(rewrite.start - offset), end: view.inView(rewrite.end - offset) },
    }))
    .filter(({ before, rewrite }) => view.text.slice(rewrite.start, rewrite.end) === before)
    .map(({ rewrite }) => rewrite);
}

/** What a text may have without its carriage returns, so that it is within the budget with them, about. */
export function budgetWithoutReturns(budget: number, withReturns: Count, without: Count): number {
  const returns = withReturns.high - without.high;
  if (returns <= 0) return budget;
  const share = Math.min(1, budget / Math.max(1, without.high));
  return Math.max(1, budget - Math.ceil(returns * share));
}
