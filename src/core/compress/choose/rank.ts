import { importance } from "../../select/importance.ts";
import { relevance } from "../../select/relevance.ts";
import { ROLE_WEIGHTS } from "../../select/role-weights.ts";
import type { Roles } from "../../select/roles.ts";
import { smoothed } from "../../select/smooth.ts";
import { spansOf } from "../../select/spans.ts";
import { termsOf } from "../../select/terms.ts";
import { type Surroundings, wholeOf } from "../../select/whole.ts";
import type { Unit } from "../units/unit.ts";

/** What units are worth. */
export interface Ranking {
  /** Log-odds: differences count. */
  readonly scores: Float32Array;
  /** The same for people: 1 for the best, 0 for the worst. */
  readonly shares: Float32Array;
  /** What a share says. */
  readonly measure: string;
  /** What the units do in a prompt; absent with a question and where a text gives no orders. */
  readonly roles?: Roles;
}

/**
 * Ranks units by the question; without one by what they do in a prompt, where `roles` are known, and by how much of the
 * text they carry. `surroundings` are those of a text that is taken from a larger one.
 */
export function rank(
  text: string,
  units: readonly Unit[],
  question: string,
  roles?: Roles,
  surroundings?: Surroundings,
): Ranking {
  const spans = spansOf(
    termsOf(text),
    units.map(({ start, end }) => [start, end]),
    units.map(({ passage }) => passage),
  );
  const asked = question.trim() !== "";
  const starts = units.map(({ start }) => start);
  const whole = surroundings && wholeOf(surroundings, spans, starts);
  const judged = asked ? relevance(spans, question, whole) : importance(spans);
  const scores = asked && isConversation(units) ? smoothed(judged) : judged;
  if (!asked && roles !== undefined)
    for (let i = 0; i < scores.length; i++) scores[i]! += ROLE_WEIGHTS[roles.roles[i]!];
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const least = scores.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return {
    scores,
    shares: scores.map((score) => (most > least ? (score - least) / (most - least) : 1)),
    measure: asked ? "relevance to the question" : "weight in the text",
    ...(asked || roles === undefined ? {} : { roles }),
  };
}

/** Whether most of a text is said in turns. */
function isConversation(units: readonly Unit[]): boolean {
  return units.filter(({ spoken }) => spoken).length > units.length / 2;
}
