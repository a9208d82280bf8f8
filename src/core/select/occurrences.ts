import type { Query } from "./query.ts";
import type { Spans } from "./spans.ts";

/** Where the terms of a question stand in a document, and how much each says. */
export interface Occurrences {
  /** For each term of the question the positions of its words, rising. */
  readonly positions: readonly Int32Array[];
  /** Inverse document frequency of each term over the units. */
  readonly weights: readonly number[];
  /** Sum of the weights of the terms that the document has; 1 where it has none. */
  readonly total: number;
}

/** For each term of a question the term itself, as the document numbers it. */
export const exactStands = ({ ids }: Query): number[][] => ids.map((id) => [id]);

/** The same with the words that often say the same. */
export const relatedStands = ({ ids, related }: Query): number[][] => ids.map((id, q) => [id, ...related[q]!]);

/** Finds the words that stand for each term: `stands[q]` lists ids of the document. */
export function occurrencesOf(spans: Spans, stands: readonly (readonly number[])[]): Occurrences {
  const words = spans.terms.ids;
  const lists: number[][] = stands.map(() => []);
  const owner = new Map<number, number>();
  stands.forEach((ids, q) => {
    for (const id of ids) if (id >= 0 && !owner.has(id)) owner.set(id, q);
  });
  if (owner.size > 0) {
    for (let w = 0; w < words.length; w++) {
      const q = owner.get(words[w]!);
      if (q !== undefined) lists[q]!.push(w);
    }
  }
  const single = stands.every((ids) => ids.length <= 1);
  const weights = lists.map((list, q) => {
    if (list.length === 0) return 0;
    // Of several terms together only the number of words is at hand, which is near the number of units.
    const found = single ? spans.frequency[stands[q]![0]!]! : Math.min(spans.count - 1, list.length);
    return weightOf(found, spans.count);
  });
  return occurrences(
    lists.map((list) => Int32Array.from(list)),
    weights,
  );
}

/** Where terms stand, with what each says. */
export function occurrences(positions: readonly Int32Array[], weights: readonly number[]): Occurrences {
  return { positions, weights, total: weights.reduce((a, b) => a + b, 0) || 1 };
}

/** Inverse document frequency of a term that stands in `found` of `count` units. */
export function weightOf(found: number, count: number): number {
  return Math.max(0.2, Math.log(1 + (count - found + 0.5) / (found + 0.5)));
}

/** Index of the first element that is not below `value`. */
export function lowerBound(list: Int32Array, value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
