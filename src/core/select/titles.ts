import type { Spans } from "./spans.ts";

/** So many words at the beginning of a passage are taken for its title or topic. */
export const TITLE_WORDS = 10;

/** A word at the beginning of so large a share of the passages is a label ("Document 3", "Title:"), not a title. */
const LABEL = 0.3;
const FEWEST_PASSAGES = 5;

/** For each passage the stems at its beginning, in order, without labels, list numbers and small words. */
export function titlesOf({ from, to, terms, passageFrom, passageTo }: Spans): number[][] {
  const passages = passageFrom.length;
  const begins = new Int32Array(terms.stems.length);
  const heads: Int32Array[] = [];
  for (let p = 0; p < passages; p++) {
    const start = from[passageFrom[p]!]!;
    const head = terms.ids.subarray(start, Math.min(to[passageTo[p]! - 1]!, start + 3 * TITLE_WORDS));
    for (const id of new Set(head.subarray(0, TITLE_WORDS))) begins[id]!++;
    heads.push(head);
  }
  const speaks = terms.stems.map((stem, id) => {
    const label = passages >= FEWEST_PASSAGES && begins[id]! > passages * LABEL;
    return !terms.stop[id] && !label && !/^\d{1,3}$/.test(stem);
  });
  return heads.map((head) =>
    Array.from(head)
      .filter((id) => speaks[id])
      .slice(0, TITLE_WORDS - 1),
  );
}
