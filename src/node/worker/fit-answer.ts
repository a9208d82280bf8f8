import { fit as fitText } from "../../core/compress/fit.ts";
import { cutsOf, unchangedBy } from "../../core/plan/cuts.ts";
import { headPlan } from "../../core/plan/head-plan.ts";
import type { Piece, Plan, Range } from "../../core/plan/plan.ts";
import { replacementsBetween } from "../../core/plan/replacements.ts";
import { UserError } from "../../core/user-error.ts";
import type { HeldDocument } from "./held-document.ts";
import { lineFeedView } from "./line-feed-view.ts";
import type { FitQuestion, Fitted } from "./worker-queries.ts";

/**
 * Fits a held document, or a range of it, and says what that changes in the document. A document with carriage returns
 * keeps them: VS Code cannot take back a change of its line ends and of its text in one step.
 */
export function answerFit(question: FitQuestion, document: HeldDocument): Fitted | UserError {
  const { version, text } = document;
  if (version !== question.version) return new UserError("invalid-argument", "The document has changed.");
  const [start, end] = question.span ?? [0, text.length];
  const source = text.slice(start, end);
  const view = lineFeedView(source);
  const within = (ranges: readonly Range[]) =>
    rangesWithin(ranges, start, end).map(([from, to]): Range => [view.inView(from), view.inView(to)]);
  const marks = { keep: within(question.marks.keep), drop: within(question.marks.drop) };
  const plan =
    view.text === source
      ? planOf(source, { ...question, marks }, document)
      : planWithCarriageReturns(source, view.text, { ...question, marks }, document);
  if (plan instanceof UserError) return plan;
  const place = (offset: number) => start + view.inSource(offset);
  const inDocument = { ...plan, pieces: plan.pieces.map((piece) => placed(piece, place)) };
  return {
    version,
    plan: inDocument,
    before: { ...document.tokenizer!.measure(source) },
    after: { ...document.tokenizer!.measure(plan.text) },
    cuts: cutsOf(plan, view.text).map((cut) => ({ ...cut, start: place(cut.start), end: place(cut.end) })),
    replacements: replacementsBetween(text, text.slice(0, start) + plan.text + text.slice(end), [
      [0, start],
      ...unchangedBy(inDocument),
      [end, text.length],
    ]),
  };
}

function planOf(source: string, question: FitQuestion, { place, tokenizer }: HeldDocument): Plan | UserError {
  if (tokenizer === null) return new UserError("invalid-argument", "This document is not counted.");
  const { budget, query, level, marks, control } = question;
  if (level === "head") return headPlan(source, budget, tokenizer);
  return fitText(source, {
    budget,
    tokenizer,
    level,
    ...(query === "" ? {} : { query }),
    hint: { languageId: place.languageId, path: place.path },
    marks,
    onProgress: (share) => Atomics.store(control, 1, Math.round(share * 1000)),
    signal: {
      get aborted() {
        return Atomics.load(control, 0) !== 0;
      },
    },
  });
}

const MOST_ATTEMPTS = 6;

/** Carriage returns can take tokens: the text is fitted anew, by what it is over with them, until it is under with them. */
function planWithCarriageReturns(
  source: string,
  view: string,
  question: FitQuestion,
  document: HeldDocument,
): Plan | UserError {
  const { budget } = question;
  let wanted = budget;
  let least = 0;
  for (let attempt = 0; attempt < MOST_ATTEMPTS && wanted > 0; attempt++) {
    const plan = planOf(view, { ...question, budget: wanted }, document);
    if (plan instanceof UserError) {
      if (plan.minimum === undefined || attempt === 0) return plan;
      break;
    }
    const text = plan.text.replaceAll("\n", "\r\n");
    const { high } = document.tokenizer!.measure(text);
    if (high <= budget) {
      const { inSource } = lineFeedView(text);
      const pieces = plan.pieces.map((piece) => ({
        ...piece,
        at: [inSource(piece.at![0]), inSource(piece.at![1])] as const,
      }));
      return { ...plan, budget, before: document.tokenizer!.measure(source).high, tokens: high, text, pieces };
    }
    least = high;
    wanted -= high - budget;
  }
  const [needed, given] = [least, budget].map((tokens) => tokens.toLocaleString("en-US"));
  return new UserError(
    "budget-too-small",
    `With its line ends (CRLF) what must stay takes up to ${needed} tokens; the budget is ${given}.`,
    { minimum: least },
  );
}

/** The parts of the ranges inside `[start, end)`, counted from `start`. */
function rangesWithin(ranges: readonly Range[], start: number, end: number): Range[] {
  return ranges
    .map(([from, to]): Range => [Math.max(from, start) - start, Math.min(to, end) - start])
    .filter(([from, to]) => from < to);
}

function placed(piece: Piece, place: (offset: number) => number): Piece {
  const moved = { ...piece, start: place(piece.start), end: place(piece.end) };
  return piece.kept ? { ...moved, kept: piece.kept.map(([from, to]) => [place(from), place(to)] as const) } : moved;
}
