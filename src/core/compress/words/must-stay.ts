import { isBound, LANGUAGES, listedClass } from "./languages/languages.ts";
import { isFigure, isFunction, NEGATION, NUMBER, ORDINAL } from "./word-classes.ts";
import type { Word } from "./word-sentences.ts";

/** A negation governs one of so many words on its side of the clause. */
const REACH = 3;

const ENDS_CLAUSE: ReadonlySet<Word["gap"]> = new Set(["colon", "stop", "open", "close"]);

/**
 * 1 for each word of a chain that stays whatever the budget: numbers, also in words; negations, obligations, exceptions
 * and bounds, each with the word it governs, since a bare "not" means nothing.
 */
export function mustStay(chain: readonly Word[], language: number): Uint8Array {
  const fixed = new Uint8Array(chain.length);
  const { negatesBefore = false } = LANGUAGES[language] ?? {};
  chain.forEach((word, i) => {
    const { form, wordClass } = word;
    if (isFigure(wordClass) || wordClass === NUMBER || wordClass === ORDINAL) fixed[i] = 1;
    const denies = isNegation(word, language);
    if (!denies && !isBound(form.lower, language)) return;
    fixed[i] = 1;
    if (form.lower === "least" || form.lower === "most") fixAt(chain, fixed, i);
    const step = denies && negatesBefore ? -1 : 1;
    const governed = governedBy(chain, i, step);
    if (governed >= 0) fixed[governed] = 1;
  });
  return fixed;
}

/** Whether a word denies what it stands with. Of an unknown language: whether it does in any known one. */
function isNegation({ form, wordClass }: Word, language: number): boolean {
  if (wordClass === NEGATION) return true;
  const known = LANGUAGES[language];
  if (known?.negated?.test(form.lower)) return true;
  if (/[-/]/.test(form.lower)) {
    return form.lower.split(/[-/]/).some((part) => listedClass(part, language) === NEGATION);
  }
  if (known !== undefined) return false;
  return LANGUAGES.some((_, i) => form.classIn(i) === NEGATION);
}

function governedBy(chain: readonly Word[], from: number, step: 1 | -1): number {
  for (let i = from + step; i >= 0 && i < chain.length && Math.abs(i - from) <= REACH; i += step) {
    if (ENDS_CLAUSE.has(chain[step > 0 ? i : i + 1]!.gap)) return -1;
    if (!isFunction(chain[i]!.wordClass)) return i;
  }
  return -1;
}

/** "at least", "at most". */
function fixAt(chain: readonly Word[], fixed: Uint8Array, i: number): void {
  if (chain[i - 1]?.form.lower === "at") fixed[i - 1] = 1;
}
