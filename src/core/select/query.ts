import { type Terms, termsOf } from "./terms.ts";

/** A question made ready to be held against the terms of one document. */
export interface Query {
  /** Index in the document's stems, -1 where the document lacks the term. */
  readonly ids: readonly number[];
  /** 1 where the question writes the term with a capital inside the sentence: most likely a name. */
  readonly name: readonly boolean[];
  /** Pairs of indices into `ids` that stand side by side in the question. */
  readonly pairs: readonly (readonly [number, number])[];
  readonly asks: Asked;
}

/** What kind of answer a question wants, as far as its first words tell. */
export type Asked = "number" | "date" | "name" | "summary" | "other";

const NUMBER =
  /\bhow (?:many|much|long|old|far|tall|big|large|high|often|fast)\b|\bwhat (?:percent|number|amount|share)/i;
const DATE = /\bwhen\b|\b(?:what|which|in what) (?:\w+ )?(?:year|date|day|month|century|decade)\b/i;
const NAME = /\bwho(?:se|m)?\b|\bwhere\b|\b(?:what|which) (?:\w+ )?(?:city|country|state|person|team|company|place)\b/i;
const SUMMARY = /\bsummari[sz]e\b|\bdiscuss(?:ed|ion)?\b|\boverview\b/i;

/** Reads a question against a document's stems. */
export function queryOf(query: string, document: Terms): Query {
  const byStem = new Map(document.stems.map((stem, id) => [stem, id]));
  const words = termsOf(query);
  const some = words.ids.some((id) => !words.stop[id]);
  const ids: number[] = [];
  const name: boolean[] = [];
  const pairs: [number, number][] = [];
  const place = new Map<number, number>();
  let previous = -1;
  words.ids.forEach((word, i) => {
    if (some && words.stop[word]) {
      previous = -1;
      return;
    }
    let index = place.get(word);
    if (index === undefined) {
      index = ids.push(byStem.get(words.stems[word]!) ?? -1) - 1;
      name.push(false);
      place.set(word, index);
    }
    if (i > 0 && words.capital[i]) name[index] = true;
    if (previous >= 0 && previous !== index) pairs.push([previous, index]);
    previous = index;
  });
  const asks = NUMBER.test(query)
    ? "number"
    : DATE.test(query)
      ? "date"
      : NAME.test(query)
        ? "name"
        : SUMMARY.test(query)
          ? "summary"
          : "other";
  return { ids, name, pairs, asks };
}
