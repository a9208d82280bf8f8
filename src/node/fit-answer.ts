import { cutsOf } from "../core/plan/cuts.ts";
import { headPlan } from "../core/plan/head-plan.ts";
import type { Piece } from "../core/plan/plan.ts";
import { type Replacement, replacementsBetween } from "../core/plan/replacements.ts";
import { UserError } from "../core/user-error.ts";
import type { HeldDocument } from "./held-document.ts";
import type { FitQuestion, Fitted } from "./worker-protocol.ts";

/** Fits a held document, or a range of it, and says what that changes in the document. */
export async function answerFit(question: FitQuestion, document: HeldDocument): Promise<Fitted | UserError> {
  const { tokenizer, text, version } = document;
  if (version !== question.version || tokenizer === null)
    return new UserError("cancelled", "The document has changed.");
  const [start, end] = question.span ?? [0, text.length];
  const source = text.slice(start, end);
  const plan = headPlan(source, question.budget, tokenizer);
  const after = text.slice(0, start) + plan.text + text.slice(end);
  const lineFeeds = text.includes("\r\n") && !after.includes("\r\n");
  return {
    version,
    plan: { ...plan, pieces: plan.pieces.map((piece) => moved(piece, start)) },
    cuts: cutsOf(plan, source).map((cut) => ({ ...cut, start: cut.start + start, end: cut.end + start })),
    replacements: replacementsOfLines(text, after),
    lineFeeds,
  };
}

function moved(piece: Piece, by: number): Piece {
  const { kept } = piece;
  const place = { start: piece.start + by, end: piece.end + by };
  return kept
    ? { ...piece, ...place, kept: kept.map(([from, to]) => [from + by, to + by] as const) }
    : { ...piece, ...place };
}

/**
 * Replacements whose text has line feeds only: the editor writes the line ends of its document, and where a plan turned
 * those into line feeds, every line would otherwise count as changed.
 */
function replacementsOfLines(before: string, after: string): Replacement[] {
  if (!before.includes("\r\n")) return replacementsBetween(before, after);
  const replacements = replacementsBetween(before.replaceAll("\r\n", "\n"), after.replaceAll("\r\n", "\n"));
  let at = 0;
  let shift = 0;
  const inBefore = (offset: number) => {
    for (let next = before.indexOf("\r\n", at); next >= 0 && next - shift < offset; next = before.indexOf("\r\n", at)) {
      at = next + 2;
      shift++;
    }
    return offset + shift;
  };
  return replacements.map(({ start, end, text }) => ({ start: inBefore(start), end: inBefore(end), text }));
}
