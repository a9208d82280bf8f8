import { termsOf } from "../terms.ts";

/** So many of the question's words are named for a piece. */
const MOST_NAMED = 4;

/** Says why pieces were chosen, in the question's own words. */
export class Reasons {
  /** The question's words as it has them, by stem. */
  readonly #words = new Map<string, string>();

  constructor(question: string) {
    const { ids, starts, stems, stop } = termsOf(question);
    ids.forEach((id, i) => {
      const word = /^[\p{L}\p{M}\p{N}]+/u.exec(question.slice(starts[i]!, starts[i]! + 40))?.[0];
      if (!stop[id] && word !== undefined && !this.#words.has(stems[id]!)) this.#words.set(stems[id]!, word);
    });
  }

  of(text: string, isBest: boolean): string {
    const { stems } = termsOf(text);
    const there = new Set(stems);
    const named = [...this.#words].filter(([stem]) => there.has(stem)).map(([, word]) => word);
    named.sort((a, b) => b.length - a.length);
    if (named.length === 0)
      return isBest ? "best match by meaning and surroundings" : "close by meaning or surroundings";
    return `${isBest ? "best match" : "matches"}: ${named.slice(0, MOST_NAMED).join(", ")}`;
  }
}
