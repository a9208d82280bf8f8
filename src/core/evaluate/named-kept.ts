import type { Range } from "../plan/plan.ts";
import { stem } from "../select/stem.ts";
import { STOP_WORDS } from "../select/stop-words.ts";
import type { Answers } from "./answers-kept.ts";
import { covers } from "./covers.ts";
import type { Kept } from "./kept-words.ts";

/** How far on either side of an answer words are looked at, UTF-16 code units: about a sentence. */
const AROUND = 120;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * Of the words around an answer that its question names too, how many stay: an answer without them answers nothing.
 * English stop words do not count.
 *
 * @param kept ranges of the text that stand in the result, sorted and disjoint.
 */
export function namedKept(
  text: string,
  kept: readonly Range[],
  questions: readonly (Answers & { readonly question: string })[],
): Kept {
  let of = 0;
  let stays = 0;
  for (const { question, spans } of questions) {
    const [start, end] = spans[0]!;
    const named = new Set(wordsOf(question));
    const from = Math.max(0, start - AROUND);
    for (const { 0: word, index } of text.slice(from, end + AROUND).matchAll(WORD)) {
      const at = from + index;
      if ((at < end && at + word.length > start) || !named.has(stem(word.toLowerCase()))) continue;
      of++;
      if (covers(kept, at, at + word.length)) stays++;
    }
  }
  return { of, kept: stays };
}

function wordsOf(question: string): string[] {
  const words = Array.from(question.matchAll(WORD), ([word]) => word.toLowerCase());
  return words.filter((word) => !STOP_WORDS.has(word)).map(stem);
}
