import type { Range } from "../plan/plan.ts";
import { covers } from "./covers.ts";
import { normaliseAnswer } from "./normalise-answer.ts";

/** A question's answers in a text; any one is enough. */
export interface Answers {
  readonly answers: readonly string[];
  /** Where they stand in the text, UTF-16 code units. */
  readonly spans: readonly Range[];
}

/** How many of the questions still find an answer, articles and punctuation aside, anywhere in a result. */
export function answersIn(result: string, questions: readonly Answers[]): number {
  const normal = normaliseAnswer(result);
  return questions.filter(({ answers }) => answers.some((answer) => normal.includes(normaliseAnswer(answer)))).length;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const ARTICLE = /^(?:an?|the)$/i;

/**
 * How many of the questions still find an answer where it was: every word of a span, English articles aside, is kept.
 *
 * @param kept ranges of the text that stand in the result, sorted and disjoint.
 */
export function answersInPlace(text: string, kept: readonly Range[], questions: readonly Answers[]): number {
  return questions.filter(({ spans }) => spans.some((span) => isInPlace(text, kept, span))).length;
}

function isInPlace(text: string, kept: readonly Range[], [start, end]: Range): boolean {
  for (const { 0: word, index } of text.slice(start, end).matchAll(WORD)) {
    if (!ARTICLE.test(word) && !covers(kept, start + index, start + index + word.length)) return false;
  }
  return true;
}
