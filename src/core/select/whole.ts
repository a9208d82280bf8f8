import { type Occurrences, occurrences, weightOf } from "./occurrences.ts";
import type { Spans } from "./spans.ts";
import { type Terms, wordAt } from "./terms.ts";

/** A larger text that a document is taken from, as far as a question's words stand in it. */
export interface Whole {
  readonly words: number;
  /** For each unit of the document: what is added to the index of a word of it for its index in the whole. */
  readonly shift: Int32Array;
  readonly exact: Occurrences;
  readonly alike: Occurrences;
  readonly related: Occurrences;
}

/** For each term of a question where words stand for it, as indices of words, rising. */
export interface Places {
  readonly exact: readonly Int32Array[];
  readonly alike: readonly Int32Array[];
  readonly related: readonly Int32Array[];
}

/** What a document is taken from, and where its parts stand there. */
export interface Surroundings {
  readonly words: number;
  readonly places: Places;
  /** Rising: a part begins at an offset of the document, and with a word of the whole. */
  readonly parts: readonly { readonly at: number; readonly word: number }[];
}

/** Places the units of a document in the whole; `starts` are the offsets at which they begin. */
export function wholeOf({ words, places, parts }: Surroundings, spans: Spans, starts: readonly number[]): Whole {
  const { terms, count } = spans;
  const shift = new Int32Array(count);
  let part = 0;
  let last = -1;
  starts.forEach((start, i) => {
    while (part + 1 < parts.length && parts[part + 1]!.at <= start) part++;
    if (part !== last) shift[i] = shiftOf(parts[part]!, terms);
    else shift[i] = shift[i - 1]!;
    last = part;
  });
  // As many units as the whole would have, were it cut as the document is.
  const units = (count * words) / Math.max(1, terms.ids.length);
  const weighed = (lists: readonly Int32Array[]) =>
    occurrences(
      lists,
      lists.map(({ length }) => (length === 0 ? 0 : weightOf(Math.min(units - 1, length), units))),
    );
  return { words, shift, exact: weighed(places.exact), alike: weighed(places.alike), related: weighed(places.related) };
}

const shiftOf = ({ at, word }: { at: number; word: number }, { starts }: Terms): number => word - wordAt(starts, at);
