import type { Range } from "../plan/plan.ts";
import { type Terms, wordAt } from "./terms.ts";

/** What is ranked: the units of a document in order, as ranges of its words, and the passage that each stands in. */
export interface Spans {
  readonly terms: Terms;
  readonly count: number;
  /** Unit `i` is the words `[from[i], to[i])`. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Which paragraph, list item or turn a unit belongs to; rises from 0. */
  readonly passage: Int32Array;
  /** First and one past the last unit of each passage. */
  readonly passageFrom: Int32Array;
  readonly passageTo: Int32Array;
  /** In how many units each stem stands. */
  readonly frequency: Int32Array;
}

/** Ties the units of a text to its words. `passageOf[i]` rises; gaps in it do no harm. */
export function spansOf(terms: Terms, units: readonly Range[], passageOf: readonly number[]): Spans {
  const count = units.length;
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  const passage = new Int32Array(count);
  const passageFrom: number[] = [];
  const passageTo: number[] = [];
  const frequency = new Int32Array(terms.stems.length);
  const seen = new Int32Array(terms.stems.length).fill(-1);
  for (let i = 0; i < count; i++) {
    from[i] = wordAt(terms.starts, units[i]![0]);
    to[i] = wordAt(terms.starts, units[i]![1]);
    if (i === 0 || passageOf[i] !== passageOf[i - 1]) {
      passageFrom.push(i);
      passageTo.push(i);
    }
    passage[i] = passageFrom.length - 1;
    passageTo[passageTo.length - 1] = i + 1;
    for (let w = from[i]!; w < to[i]!; w++) {
      const id = terms.ids[w]!;
      if (seen[id] !== i) frequency[id]!++;
      seen[id] = i;
    }
  }
  return {
    terms,
    count,
    from,
    to,
    passage,
    passageFrom: Int32Array.from(passageFrom),
    passageTo: Int32Array.from(passageTo),
    frequency,
  };
}
