import { exactStands, relatedStands } from "../../select/occurrences.ts";
import { queryOf } from "../../select/query.ts";
import { termsOf } from "../../select/terms.ts";
import type { Places } from "../../select/whole.ts";
import { PlaceLists } from "./place-lists.ts";
import type { Work } from "./work.ts";

/** Where the words of a question stand in a book, and how often in each of its passages. */
export interface QuestionCounts {
  readonly terms: number;
  /** `found[p * terms + q]`: how often term `q` stands in passage `p`; a word that is only alike counts in part. */
  readonly found: Float32Array;
  /** Index of the first word of each passage, and the number of words behind them. */
  readonly firstWords: Int32Array;
  readonly places: Places;
}

/** So many characters of a book are cut into words at a time. */
const STRIDE = 1 << 19;

/** Of a longer question only the first terms are looked for. */
const MOST_TERMS = 64;

/** What a word counts that begins like one of the question's, and one that often says the same. */
const ALIKE = 0.5;
const RELATED = 0.3;

/** Looks for the words of a question in passages. Time linear in the text; memory in the passages and in what is found. */
export function* questionCounts(text: string, passages: Int32Array, question: string): Work<QuestionCounts> {
  const count = passages.length - 1;
  const terms = Math.min(MOST_TERMS, queryOf(question, termsOf("")).ids.length);
  const found = new Float32Array(count * terms);
  const firstWords = new Int32Array(count + 1);
  const lists = { exact: new PlaceLists(terms), alike: new PlaceLists(terms), related: new PlaceLists(terms) };
  let word = 0;
  for (let p = 0; p < count; ) {
    yield [p / count, "looking through the text"];
    const from = passages[p]!;
    let until = p + 1;
    while (until < count && passages[until + 1]! - from <= STRIDE) until++;
    const stretch = termsOf(text.slice(from, passages[until]));
    const query = queryOf(question, stretch);
    const size = stretch.stems.length;
    const exact = ownersOf(exactStands(query), terms, size);
    const alike = ownersOf(query.alike, terms, size);
    const related = ownersOf(relatedStands(query), terms, size);
    for (let w = 0; w < stretch.ids.length; w++, word++) {
      while (passages[p + 1]! - from <= stretch.starts[w]!) firstWords[++p] = word;
      const id = stretch.ids[w]!;
      const e = exact[id]!;
      const a = alike[id]!;
      const r = related[id]!;
      if (e >= 0) lists.exact.add(e, word);
      if (a >= 0) lists.alike.add(a, word);
      if (r >= 0) lists.related.add(r, word);
      if (e >= 0) found[p * terms + e]!++;
      else if (a >= 0) found[p * terms + a]! += ALIKE;
      else if (r >= 0) found[p * terms + r]! += RELATED;
    }
    while (p < until) firstWords[++p] = word;
  }
  const places = { exact: lists.exact.lists, alike: lists.alike.lists, related: lists.related.lists };
  return { terms, found, firstWords, places };
}

/** For each stem the first term that it stands for; -1 where it stands for none. */
function ownersOf(stands: readonly (readonly number[])[], terms: number, stems: number): Int32Array {
  const owners = new Int32Array(stems).fill(-1);
  for (let q = 0; q < terms; q++) for (const id of stands[q]!) if (id >= 0 && owners[id]! < 0) owners[id] = q;
  return owners;
}
