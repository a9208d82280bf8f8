import { relatedTo } from "./related-words.ts";
import { type Terms, termsOf } from "./terms.ts";

/** A question made ready to be held against the terms of one document. */
export interface Query {
  /** Its terms as the document numbers them, -1 where the document lacks one. */
  readonly ids: readonly number[];
  /** Beside each term: the document's terms that begin alike ("imperial" for "imperialism"). */
  readonly alike: readonly (readonly number[])[];
  /** Beside each term: the document's terms that often say the same ("author" for "write"). */
  readonly related: readonly (readonly number[])[];
  /** Pairs of indices into `ids` that stand side by side in the question. */
  readonly pairs: readonly (readonly [number, number])[];
  /** Indices into `ids` that are one name together: capitalised words or numbers side by side, and every other word alone. */
  readonly names: readonly (readonly number[])[];
  readonly asks: Asked;
  /** How many words it has, small ones included. */
  readonly words: number;
  readonly isQuestion: boolean;
}

/** What kind of answer a question wants, as far as its first words tell. */
export type Asked = "number" | "date" | "name" | "other";

const NUMBER =
  /\bhow (?:many|much|long|old|far|tall|big|large|high|often|fast)\b|\bwhat (?:percent|number|amount|share)/i;
const DATE = /\bwhen\b|\b(?:what|which|in what) (?:\w+ )?(?:year|date|day|month|century|decade)\b/i;
const NAME = /\bwho(?:se|m)?\b|\bwhere\b|\b(?:what|which) (?:\w+ )?(?:city|country|state|person|team|company|place)\b/i;

/** Stems that share this many first letters are taken for forms of one word. */
const ALIKE = 5;
const SHORTEST_ALIKE = 4;

/** Reads a question against a document's stems. */
export function queryOf(question: string, document: Terms): Query {
  const byStem = new Map(document.stems.map((stem, id) => [stem, id]));
  const words = termsOf(question);
  const hasContent = words.ids.some((id) => !words.stop[id]);
  const stems: string[] = [];
  const pairs: [number, number][] = [];
  const place = new Map<number, number>();
  const names: number[][] = [];
  let previous = -1;
  let name: number[] | undefined;
  words.ids.forEach((word, at) => {
    if (hasContent && words.stop[word]) {
      previous = -1;
      name = undefined;
      return;
    }
    // The first word of a question is written large whatever it is.
    const isNamed = (at > 0 && words.capital[at] === 1) || /^\d+$/.test(words.stems[word]!);
    let index = place.get(word);
    if (index === undefined) {
      index = stems.push(words.stems[word]!) - 1;
      place.set(word, index);
      if (name !== undefined && isNamed) name.push(index);
      else names.push([index]);
    }
    name = isNamed ? names.find((indices) => indices.includes(index!)) : undefined;
    if (previous >= 0 && previous !== index) pairs.push([previous, index]);
    previous = index;
  });
  const asks = NUMBER.test(question) ? "number" : DATE.test(question) ? "date" : NAME.test(question) ? "name" : "other";
  return {
    ids: stems.map((stem) => byStem.get(stem) ?? -1),
    alike: alikeOf(stems, document),
    related: relatedOf(stems, byStem),
    pairs,
    names,
    asks,
    words: words.ids.length,
    isQuestion: /[?？]/.test(question),
  };
}

function alikeOf(stems: readonly string[], document: Terms): number[][] {
  const byStart = new Map<string, number>();
  const result: number[][] = stems.map((stem, index) => {
    if (stem.length >= SHORTEST_ALIKE) byStart.set(stem.slice(0, ALIKE), index);
    return [];
  });
  document.stems.forEach((stem, id) => {
    if (stem.length < SHORTEST_ALIKE) return;
    const index = byStart.get(stem.slice(0, ALIKE)) ?? byStart.get(stem.slice(0, SHORTEST_ALIKE));
    if (index !== undefined) result[index]!.push(id);
  });
  return result;
}

function relatedOf(stems: readonly string[], byStem: ReadonlyMap<string, number>): number[][] {
  const own = new Set(stems);
  return stems.map((stem) => relatedTo(stem).flatMap((other) => (own.has(other) ? [] : (byStem.get(other) ?? []))));
}
