import { importance } from "../select/importance.ts";
import { relevance } from "../select/relevance.ts";
import { smoothed } from "../select/smooth.ts";
import { spansOf } from "../select/spans.ts";
import { termsOf } from "../select/terms.ts";
import type { Unit } from "./unit.ts";

/** What units are worth. */
export interface Ranking {
  /** Log-odds: differences count. */
  readonly scores: Float32Array;
  /** The same for people: 1 for the best, 0 for the worst. */
  readonly shares: Float32Array;
  /** What a share says. */
  readonly measure: string;
}

/** Ranks units by the question, or without one by how much of the text they carry. */
export function rank(text: string, units: readonly Unit[], question: string): Ranking {
  const spans = spansOf(
    termsOf(text),
    units.map(({ start, end }) => [start, end]),
    units.map(({ passage }) => passage),
  );
  const asked = question.trim() !== "";
  const judged = asked ? relevance(spans, question) : importance(spans);
  const scores = asked && isConversation(units) ? smoothed(judged) : judged;
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const least = scores.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return {
    scores,
    shares: scores.map((score) => (most > least ? (score - least) / (most - least) : 1)),
    measure: asked ? "relevance to the question" : "weight in the text",
  };
}

/** Whether most of a text is said in turns. */
function isConversation(units: readonly Unit[]): boolean {
  return units.filter(({ spoken }) => spoken).length > units.length / 2;
}
