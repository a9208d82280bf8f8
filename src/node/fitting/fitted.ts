import type { Section } from "../../core/document/document.ts";
import { cutsOf } from "../../core/plan/cuts.ts";
import type { Piece, Plan, Range } from "../../core/plan/plan.ts";
import { planReplacements } from "../../core/plan/plan-replacements.ts";
import { type PlanRow, planRows } from "../../core/plan/plan-rows.ts";
import { putBacks } from "../../core/plan/put-backs.ts";
import type { Count, TokenDocument, Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import type { Fitted, Kept } from "./fitting-queries.ts";
import type { LineFeedView } from "./line-feed-view.ts";

/** A plan, and the document whose range it is for. */
export interface PlanInDocument {
  /** Its pieces are of the view; its text has the document's line ends. */
  readonly plan: Plan;
  readonly text: string;
  readonly span: Range;
  readonly view: LineFeedView;
  readonly tokenizer: Tokenizer;
  /** Of the span. */
  readonly before: Count;
  /** The view, counted. */
  readonly counted: TokenDocument;
  readonly sections: readonly Section[];
}

/** What a plan changes in its document, with the document's offsets. */
export function fittedOf({ plan, text, span, view, tokenizer, before, counted, sections }: PlanInDocument): Fitted {
  const [start] = span;
  const place = (offset: number) => start + view.inSource(offset);
  const placed = <T extends { readonly start: number; readonly end: number }>(range: T): T => ({
    ...range,
    start: place(range.start),
    end: place(range.end),
  });
  const placedRow = (row: PlanRow): PlanRow => ({ ...placed(row), children: row.children.map(placedRow) });
  const tokensBefore = (offset: number) => counted.tokensBefore(offset);
  const inDocument = plan.pieces.map(({ kept, ...piece }) => ({
    ...placed(piece),
    ...(kept ? { kept: kept.map(([from, to]): Range => [place(from), place(to)]) } : {}),
  }));
  return {
    budget: plan.budget,
    before,
    after: { ...tokenizer.measure(plan.text) },
    replacements: planReplacements({ ...plan, pieces: inDocument }, text, span),
    cuts: cutsOf(plan, view.text).map(placed),
    putBacks: putBacks(plan, view.text, tokensBefore).map(placed),
    kept: keptBy(inDocument),
    rows: planRows(plan, view.text, sections, tokensBefore).map(placedRow),
  };
}

function keptBy(pieces: readonly Piece[]): Kept[] {
  return pieces.flatMap((piece) => {
    const { reason } = piece;
    if (piece.kept) return piece.kept.map(([start, end]) => ({ start, end, reason }));
    return piece.level === "full" || piece.level === "lossless" ? [{ start: piece.start, end: piece.end, reason }] : [];
  });
}
