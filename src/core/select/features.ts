import { bridges } from "./bridge.ts";
import { COLUMN, divideByMaximum, FEATURE_COUNT, type Feature } from "./feature-list.ts";
import { exactStands, lowerBound, type Occurrences, occurrencesOf, relatedStands } from "./occurrences.ts";
import type { Query } from "./query.ts";
import { SlidingWindow } from "./sliding-window.ts";
import type { Spans } from "./spans.ts";
import { TITLE_WORDS, titlesOf } from "./titles.ts";
import type { Whole } from "./whole.ts";

/** So many words around a unit, and what is told of them. */
const AROUND: readonly { readonly words: number; readonly score: Feature; readonly cover?: Feature }[] = [
  { words: 25, score: "close" },
  { words: 45, score: "near", cover: "nearCover" },
  { words: 150, score: "wide", cover: "wideCover" },
  { words: 375, score: "region" },
  { words: 750, score: "broad" },
];

/** Those that are divided by their maximum in the document. */
const SCALED: readonly Feature[] = ["own", "close", "near", "wide", "region", "broad", "passage", "clipped", "lead"];

/**
 * A row of FEATURE_COUNT numbers for each unit. Time in proportion to the units times the question's words. Where the
 * document is taken from a `whole`, a unit's surroundings are those that it has there.
 */
export function featuresOf(spans: Spans, query: Query, whole?: Whole): Float32Array {
  const { count, from, to, passage, passageFrom, passageTo, terms } = spans;
  const matrix = new Float32Array(count * FEATURE_COUNT);
  if (count === 0) return matrix;
  const own = terms.ids.length;
  const words = whole?.words ?? own;
  const { exact, alike, related } = whole ?? {
    exact: occurrencesOf(spans, exactStands(query)),
    alike: occurrencesOf(spans, query.alike),
    related: occurrencesOf(spans, relatedStands(query)),
  };
  const placeOf = (unit: number) => whole?.shift[unit] ?? 0;
  const kinds = kindsOf(spans);
  const inQuery = new Uint8Array(terms.stems.length);
  for (const id of query.ids) if (id >= 0) inQuery[id] = 1;
  const passages = passageFrom.length;
  const passageScore = new Float32Array(passages);
  const passageCover = new Float32Array(passages);
  const titleCover = new Float32Array(passages);
  const fit = new Float32Array(passages);
  const titles = titlesOf(spans);
  const passageWords = new SlidingWindow(exact);
  const titleWords = new SlidingWindow(exact);
  for (let p = 0; p < passages; p++) {
    const place = placeOf(passageFrom[p]!);
    const a = place + from[passageFrom[p]!]!;
    const b = place + to[passageTo[p]! - 1]!;
    passageWords.moveTo(a, b);
    passageScore[p] = passageWords.bm25(own / passages);
    passageCover[p] = passageWords.coverage;
    titleCover[p] = titleWords.moveTo(a, Math.min(b, a + TITLE_WORDS)).coverage;
    fit[p] = titleFit(titles[p]!, spans, exact.total, inQuery);
  }
  const inside = new SlidingWindow(exact);
  const around = AROUND.map((size) => ({ ...size, window: new SlidingWindow(exact) }));
  const clipped = new SlidingWindow(exact);
  const alikeInside = new SlidingWindow(alike);
  const alikePassage = new SlidingWindow(alike);
  const relatedInside = new SlidingWindow(related);
  const relatedNear = new SlidingWindow(related);
  const relatedPassage = new SlidingWindow(related);
  for (let i = 0; i < count; i++) {
    const row = i * FEATURE_COUNT;
    const set = (feature: Feature, value: number) => {
      matrix[row + COLUMN[feature]] = value;
    };
    const place = placeOf(i);
    const a = place + from[i]!;
    const b = place + to[i]!;
    const p = passage[i]!;
    const start = place + from[passageFrom[p]!]!;
    const end = place + to[passageTo[p]! - 1]!;
    const inPassage = (pad: number) => [Math.max(start, a - pad), Math.min(end, b + pad)] as const;
    inside.moveTo(a, b);
    set("own", inside.bm25(own / count));
    set("ownCover", inside.coverage);
    for (const { window, words: size, score, cover } of around) {
      const pad = Math.max(0, size - (b - a)) / 2;
      window.moveTo(Math.max(0, Math.floor(a - pad)), Math.min(words, Math.ceil(b + pad)));
      set(score, window.bm25(Math.min(size, words)));
      if (cover !== undefined) set(cover, window.coverage);
    }
    set("passage", passageScore[p]!);
    set("passageCover", passageCover[p]!);
    set("clipped", clipped.moveTo(...inPassage(25)).bm25(60));
    set("titleCover", titleCover[p]!);
    set("titleFit", fit[p]!);
    set("alikeOwn", alikeInside.moveTo(a, b).coverage);
    set("alikePassage", alikePassage.moveTo(...inPassage(60)).coverage);
    set("relatedOwn", relatedInside.moveTo(a, b).coverage);
    set("relatedNear", relatedNear.moveTo(Math.max(0, a - 15), Math.min(words, b + 15)).coverage);
    set("relatedPassage", relatedPassage.moveTo(...inPassage(70)).coverage);
    set("pairs", pairsIn(exact, query, a, b));
    set("answerKind", holds(query.asks, spans, kinds, inQuery, i) ? 1 : 0);
    set("length", Math.min(40, b - a) / 40);
    set("short", b - a < 5 ? 1 : 0);
    if (passageFrom[p] === i) {
      set("first", 1);
      set("lead", passageScore[p]!);
    }
  }
  for (const feature of SCALED) divideByMaximum(matrix, COLUMN[feature]);
  addNeighbours(spans, matrix);
  bridges(spans, inQuery, matrix);
  return matrix;
}

const MONTH = /^(?:januari|februari|march|april|june|juli|august|septemb|octob|novemb|decemb|centuri)/;

/** What a stem can answer: 1 a number, 2 a year, 3 a month, 0 none of them. */
function kindsOf({ terms }: Spans): Uint8Array {
  return Uint8Array.from(terms.stems, (stem) => {
    if (/^[12]\d{3}$/.test(stem)) return 2;
    if (/\d/.test(stem)) return 1;
    return MONTH.test(stem) ? 3 : 0;
  });
}

function holds(asks: Query["asks"], spans: Spans, kinds: Uint8Array, inQuery: Uint8Array, unit: number): boolean {
  if (asks === "other") return false;
  const { terms } = spans;
  for (let w = spans.from[unit]!; w < spans.to[unit]!; w++) {
    const id = terms.ids[w]!;
    const kind = kinds[id]!;
    if (asks === "date" && kind > 0) return true;
    if (asks === "number" && (kind === 1 || kind === 2)) return true;
    if (asks === "name" && terms.capital[w] && w > spans.from[unit]! && !inQuery[id] && !terms.stop[id]) return true;
  }
  return false;
}

function pairsIn({ positions }: Occurrences, query: Query, from: number, to: number): number {
  let found = 0;
  for (const [left, right] of query.pairs) {
    const list = positions[left]!;
    const other = positions[right]!;
    for (let k = lowerBound(list, from); k < list.length && list[k]! < to; k++) {
      const at = lowerBound(other, list[k]! + 1);
      if (at < other.length && other[at]! < to && other[at]! - list[k]! <= 2) {
        found++;
        break;
      }
    }
  }
  return query.pairs.length > 0 ? found / query.pairs.length : 0;
}

function addNeighbours({ count, passageFrom, passageTo }: Spans, matrix: Float32Array): void {
  const own = (i: number) => (i >= 0 && i < count ? matrix[i * FEATURE_COUNT + COLUMN.own]! : 0);
  for (let i = 0; i < count; i++) {
    matrix[i * FEATURE_COUNT + COLUMN.neighbour] = Math.max(own(i - 1), own(i + 1));
    matrix[i * FEATURE_COUNT + COLUMN.before] = own(i - 1);
  }
  for (let p = 0; p < passageFrom.length; p++) {
    let best = passageFrom[p]!;
    for (let i = best; i < passageTo[p]!; i++) if (own(i) > own(best)) best = i;
    if (own(best) > 0) matrix[best * FEATURE_COUNT + COLUMN.best] = 1;
  }
}

/** The best of all beginnings of a passage: share of it that the question has, times share of the question in it. */
function titleFit(title: readonly number[], { count, frequency }: Spans, total: number, inQuery: Uint8Array): number {
  let matched = 0;
  let all = 0;
  let best = 0;
  for (const id of title) {
    const weight = Math.log(1 + count / (1 + frequency[id]!));
    all += weight;
    if (inQuery[id]) matched += weight;
    best = Math.max(best, (matched / all) * (matched / total));
  }
  return Math.sqrt(best);
}
