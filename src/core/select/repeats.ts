import type { RankedPool } from "./ranked-pool.ts";

/** What is said in fewer words may well be said twice: a heading, an answer of one word. */
const FEWEST_WORDS = 8;

/** Regions of code that are the same as a whole are copies; lines of them may be alike for good reasons. */
const SHORTEST_COPY = 200;

/**
 * What other files say word for word (case, marks and endings aside): a copied file, a passage that is quoted, a licence.
 * For each unit that says it again the one that is taken for it.
 */
export function repeatsOf(ranked: RankedPool, isExcluded: ArrayLike<number>): ReadonlyMap<number, number> {
  return ranked.isCode ? copiedRegions(ranked, isExcluded) : repeatedSentences(ranked, isExcluded);
}

function repeatedSentences({ pool, spans, bestFirst }: RankedPool, isExcluded: ArrayLike<number>): Map<number, number> {
  const { terms, from, to } = spans;
  const pathOf = (unit: number) => pool.places[pool.placeOf[unit]!]!.candidate.path;
  /** Files by their best unit: of two copies one is taken, and not some of each. */
  const rank = new Map<string, number>();
  const said = new Map<string, number[]>();
  for (const unit of bestFirst) {
    if (isExcluded[unit]) continue;
    if (!rank.has(pathOf(unit))) rank.set(pathOf(unit), rank.size);
    if (to[unit]! - from[unit]! < FEWEST_WORDS) continue;
    const words = terms.ids.subarray(from[unit]!, to[unit]!).join(" ");
    const alike = said.get(words);
    if (alike === undefined) said.set(words, [unit]);
    else alike.push(unit);
  }
  const repeats = new Map<number, number>();
  for (const alike of said.values()) {
    const taken = alike.reduce((best, unit) => (rank.get(pathOf(unit))! < rank.get(pathOf(best))! ? unit : best));
    for (const unit of alike) if (pathOf(unit) !== pathOf(taken)) repeats.set(unit, taken);
  }
  return repeats;
}

function copiedRegions({ pool, bestFirst }: RankedPool, isExcluded: ArrayLike<number>): Map<number, number> {
  const { places, placeOf, units } = pool;
  const texts = places.map(({ candidate, start, end }) => candidate.text.slice(start, end));
  /** The place whose text is taken, by the text. */
  const taken = new Map<string, number>();
  for (const unit of bestFirst) {
    const place = placeOf[unit]!;
    if (!isExcluded[unit] && !taken.has(texts[place]!)) taken.set(texts[place]!, place);
  }
  const firsts = new Map<number, number>();
  units.forEach((_, unit) => {
    if (!firsts.has(placeOf[unit]!)) firsts.set(placeOf[unit]!, unit);
  });
  const repeats = new Map<number, number>();
  units.forEach((_, unit) => {
    const place = placeOf[unit]!;
    const text = texts[place]!;
    const other = taken.get(text) ?? place;
    if (other === place || text.length < SHORTEST_COPY || isExcluded[unit]) return;
    // Both are cut alike.
    repeats.set(unit, firsts.get(other)! + unit - firsts.get(place)!);
  });
  return repeats;
}
