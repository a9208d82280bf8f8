import { detached } from "../detached.ts";
import { indexTerms } from "./index-terms.ts";

/** Longer runs are rare, and would fill the memory with what is not met again. */
const LONGEST_KNOWN = 40;

/**
 * The terms of many texts as numbers, the same as `indexTerms` makes. A text is taken run by run, parted by ASCII
 * characters that are neither letter nor digit; what a run gave is known when it is met again, which is nearly always.
 */
export class RunTerms {
  readonly #byTerm = new Map<string, number>();
  readonly #byRun = new Map<string, readonly number[]>();

  /** The distinct terms, each in the place of its number. */
  get terms(): string[] {
    return [...this.#byTerm.keys()];
  }

  get size(): number {
    return this.#byTerm.size;
  }

  /** Undefined where no text has the term. */
  numberOf(term: string): number | undefined {
    return this.#byTerm.get(term);
  }

  /** Appends the terms of `[start, end)` to a list, repeats included. */
  add(text: string, start: number, end: number, list: number[]): void {
    for (let from = start; from < end; ) {
      while (from < end && isBetween(text.charCodeAt(from))) from++;
      let to = from;
      while (to < end && !isBetween(text.charCodeAt(to))) to++;
      if (to > from) for (const term of this.#run(text.slice(from, to))) list.push(term);
      from = to;
    }
  }

  #run(run: string): readonly number[] {
    let terms = this.#byRun.get(run);
    if (terms !== undefined) return terms;
    terms = indexTerms(run).map((term) => this.#numbered(term));
    if (run.length <= LONGEST_KNOWN) this.#byRun.set(detached(run), terms);
    return terms;
  }

  #numbered(term: string): number {
    const known = this.#byTerm.get(term);
    if (known !== undefined) return known;
    const number = this.#byTerm.size;
    this.#byTerm.set(detached(term), number);
    return number;
  }
}

function isBetween(code: number): boolean {
  return code < 128 && !((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57));
}
