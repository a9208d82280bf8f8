import { LANGUAGES } from "./languages/languages.ts";
import { isFigure, isFunction, ORDINAL, QUANTIFIER, QUESTION_CLASSES } from "./word-classes.ts";
import { GAP } from "./word-gaps.ts";
import type { Word } from "./word-sentences.ts";

/** A negation governs one of so many words on its side of the clause. */
const REACH = 3;

const ENDS_CLAUSE: ReadonlySet<number> = new Set([GAP.colon, GAP.stop, GAP.open, GAP.close]);

/**
 * 1 for each word of a chain that stays whatever the budget: numbers, also in words; negations, obligations, exceptions
 * and bounds, each with the word it governs, since a bare "not" means nothing; in a sentence that asks also what it asks
 * with ("how many times").
 */
export function mustStay(chain: readonly Word[], language: number, asks: boolean): Uint8Array {
  const fixed = new Uint8Array(chain.length);
  const { negatesBefore = false } = LANGUAGES[language] ?? {};
  chain.forEach(({ form, sense }, i) => {
    if (isFigure(sense.wordClass) || sense.wordClass === ORDINAL) fixed[i] = 1;
    const isQuestion = asks && QUESTION_CLASSES.has(sense.wordClass);
    if (!sense.denies && !sense.binds && !isQuestion) return;
    fixed[i] = 1;
    if (isQuestion && chain[i + 1]?.sense.wordClass === QUANTIFIER) fixed[i + 1] = 1;
    // "at least", "at most"
    if ((form.lower === "least" || form.lower === "most") && chain[i - 1]?.form.lower === "at") fixed[i - 1] = 1;
    const step = sense.denies && negatesBefore ? -1 : 1;
    const governed = governedBy(chain, i, step);
    if (governed >= 0) fixed[governed] = 1;
    // What is written together is one word to a reader: "入れません".
    for (let k = i + step; governed >= 0 && k !== governed; k += step) if (touches(chain, k)) fixed[k] = 1;
  });
  return fixed;
}

function governedBy(chain: readonly Word[], from: number, step: 1 | -1): number {
  for (let i = from + step; i >= 0 && i < chain.length && Math.abs(i - from) <= REACH; i += step) {
    if (ENDS_CLAUSE.has(chain[step > 0 ? i : i + 1]!.gap)) return -1;
    if (!isFunction(chain[i]!.sense.wordClass)) return i;
  }
  return -1;
}

function touches(chain: readonly Word[], i: number): boolean {
  return chain[i - 1]?.end === chain[i]!.start || chain[i + 1]?.start === chain[i]!.end;
}
