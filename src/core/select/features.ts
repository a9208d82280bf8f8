import type { Query } from "./query.ts";
import type { Spans } from "./spans.ts";

/** What is known about how well a unit answers a question; each between 0 and 1 inside one document. */
export const FEATURES = [
  "own", // BM25 of the unit itself
  "near", // of the 45 words around it (about 60 tokens)
  "wide", // of the 150 words around it (about 200 tokens)
  "region", // of the 375 words around it (about 500 tokens)
  "passage", // of its paragraph, item or turn
  "ownCover", // share of the question's weight that stands in the unit
  "nearCover",
  "wideCover",
  "passageCover",
  "title", // share of the question's weight in the first words of its passage
  "names", // share of the question's names in the passage
  "ownNames",
  "pairs", // neighbours in the question that are neighbours in the unit
  "type", // the unit holds a number, date or name, as the question asks
  "newName", // it asks for a name and the unit has one that the question lacks
  "first", // first unit of its passage
  "start", // near the start of the document
  "neighbour", // the better own score of the units beside it
  "bridge", // terms that the best unit has and the question lacks
  "bridgeTitle", // those, in the first words of the passage
  "length", // words, up to 40
  "short", // fewer than five words
  "ask", // a question itself
  "answered", // the unit before asks what the question asks
  "bestInPassage", // its own score is the best of its passage
] as const;

export const FEATURE_COUNT = FEATURES.length;

const NEAR = 45;
const WIDE = 150;
const REGION = 375;
const TITLE = 10;
const K1 = 1.2;
const B = 0.75;

const MONTH = /^(?:januari|februari|march|april|june|juli|august|septemb|octob|novemb|decemb|centuri)/;

/** Positions of each term of the question in the document's words, rising. */
function positionsOf(query: Query, { terms }: Spans): Int32Array[] {
  const lists: number[][] = query.ids.map(() => []);
  const which = new Map<number, number>();
  query.ids.forEach((id, q) => {
    if (id >= 0) which.set(id, q);
  });
  if (which.size > 0) {
    for (let w = 0; w < terms.ids.length; w++) {
      const q = which.get(terms.ids[w]!);
      if (q !== undefined) lists[q]!.push(w);
    }
  }
  return lists.map((list) => Int32Array.from(list));
}

function lowerBound(list: Int32Array, value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function divideByMaximum(matrix: Float32Array, count: number, column: number): void {
  let most = 0;
  for (let i = 0; i < count; i++) most = Math.max(most, matrix[i * FEATURE_COUNT + column]!);
  if (most > 0) for (let i = 0; i < count; i++) matrix[i * FEATURE_COUNT + column]! /= most;
}

const column = Object.fromEntries(FEATURES.map((name, i) => [name, i])) as Record<(typeof FEATURES)[number], number>;

/** A row of FEATURE_COUNT numbers for each unit. */
export function featuresOf(spans: Spans, query: Query): Float32Array {
  const { count, from, to, passage, passageFrom, passageTo, terms, frequency } = spans;
  const matrix = new Float32Array(count * FEATURE_COUNT);
  if (count === 0) return matrix;
  const words = terms.ids.length;
  const positions = positionsOf(query, spans);
  const asked = query.ids.length;
  const idf = query.ids.map((id) => {
    const f = id < 0 ? 0 : frequency[id]!;
    return Math.log(1 + (count - f + 0.5) / (f + 0.5));
  });
  // A term that the document lacks says nothing about which part is better.
  let weight = 0;
  let nameWeight = 0;
  query.ids.forEach((id, q) => {
    if (id >= 0) weight += idf[q]!;
    if (id >= 0 && query.name[q]) nameWeight += idf[q]!;
  });
  weight ||= 1;
  nameWeight ||= 1;
  const unitLength = words / count;
  let score = 0;
  let cover = 0;
  let nameCover = 0;
  const scoreRange = (a: number, b: number, average: number): void => {
    score = 0;
    cover = 0;
    nameCover = 0;
    for (let q = 0; q < asked; q++) {
      const list = positions[q]!;
      if (list.length === 0) continue;
      const first = lowerBound(list, a);
      if (first >= list.length || list[first]! >= b) continue;
      const tf = lowerBound(list, b) - first;
      score += (idf[q]! * tf * (K1 + 1)) / (tf + K1 * (1 - B + (B * (b - a)) / average));
      cover += idf[q]!;
      if (query.name[q]) nameCover += idf[q]!;
    }
  };
  const window = (i: number, size: number): void => {
    const pad = Math.max(0, size - (to[i]! - from[i]!)) / 2;
    const a = Math.max(0, Math.floor(from[i]! - pad));
    const b = Math.min(words, Math.ceil(to[i]! + pad));
    scoreRange(a, b, Math.min(size, words));
  };
  const passages = passageFrom.length;
  const passageScores = new Float32Array(passages * 4);
  for (let p = 0; p < passages; p++) {
    const a = from[passageFrom[p]!]!;
    const b = to[passageTo[p]! - 1]!;
    scoreRange(a, b, words / passages);
    passageScores[p * 4] = score;
    passageScores[p * 4 + 1] = cover / weight;
    passageScores[p * 4 + 2] = nameCover / nameWeight;
    scoreRange(a, Math.min(b, a + TITLE), TITLE);
    passageScores[p * 4 + 3] = cover / weight;
  }
  const inQuery = new Uint8Array(terms.stems.length);
  for (const id of query.ids) if (id >= 0) inQuery[id] = 1;
  const numeric = Uint8Array.from(terms.stems, (s) =>
    /\d/.test(s) ? (/^[12]\d{3}$/.test(s) ? 2 : 1) : MONTH.test(s) ? 3 : 0,
  );
  for (let i = 0; i < count; i++) {
    const row = i * FEATURE_COUNT;
    const a = from[i]!;
    const b = to[i]!;
    const p = passage[i]!;
    scoreRange(a, b, unitLength);
    matrix[row + column.own] = score;
    matrix[row + column.ownCover] = cover / weight;
    matrix[row + column.ownNames] = nameCover / nameWeight;
    window(i, NEAR);
    matrix[row + column.near] = score;
    matrix[row + column.nearCover] = cover / weight;
    window(i, WIDE);
    matrix[row + column.wide] = score;
    matrix[row + column.wideCover] = cover / weight;
    window(i, REGION);
    matrix[row + column.region] = score;
    matrix[row + column.passage] = passageScores[p * 4]!;
    matrix[row + column.passageCover] = passageScores[p * 4 + 1]!;
    matrix[row + column.names] = passageScores[p * 4 + 2]!;
    matrix[row + column.title] = passageScores[p * 4 + 3]!;
    let number = false;
    let date = false;
    let name = false;
    for (let w = a; w < b; w++) {
      const id = terms.ids[w]!;
      const kind = numeric[id]!;
      if (kind === 1 || kind === 2) number = true;
      if (kind >= 2) date = true;
      if (terms.capital[w] && w > a && !inQuery[id] && !terms.stop[id]) name = true;
    }
    const fits =
      query.asks === "number" ? number : query.asks === "date" ? date || number : query.asks === "name" ? name : false;
    matrix[row + column.type] = fits ? 1 : 0;
    matrix[row + column.newName] = name ? 1 : 0;
    let pairs = 0;
    for (const [left, right] of query.pairs) {
      const list = positions[left]!;
      const other = positions[right]!;
      if (list.length === 0 || other.length === 0) continue;
      for (let k = lowerBound(list, a); k < list.length && list[k]! < b; k++) {
        const at = lowerBound(other, list[k]! + 1);
        if (at < other.length && other[at]! < b && other[at]! - list[k]! <= 2) {
          pairs++;
          break;
        }
      }
    }
    matrix[row + column.pairs] = query.pairs.length > 0 ? pairs / query.pairs.length : 0;
    matrix[row + column.first] = passageFrom[p] === i ? 1 : 0;
    matrix[row + column.start] = Math.exp(-i / 10);
    matrix[row + column.length] = Math.min(40, b - a) / 40;
    matrix[row + column.short] = b - a < 5 ? 1 : 0;
  }
  for (const name of ["own", "near", "wide", "region", "passage"] as const)
    divideByMaximum(matrix, count, column[name]);
  for (let i = 0; i < count; i++) {
    const own = (k: number) => (k >= 0 && k < count ? matrix[k * FEATURE_COUNT + column.own]! : 0);
    matrix[i * FEATURE_COUNT + column.neighbour] = Math.max(own(i - 1), own(i + 1));
    matrix[i * FEATURE_COUNT + column.answered] = own(i - 1);
  }
  for (let p = 0; p < passages; p++) {
    let best = passageFrom[p]!;
    for (let i = best; i < passageTo[p]!; i++)
      if (matrix[i * FEATURE_COUNT + column.own]! > matrix[best * FEATURE_COUNT + column.own]!) best = i;
    matrix[best * FEATURE_COUNT + column.bestInPassage] = matrix[best * FEATURE_COUNT + column.own]! > 0 ? 1 : 0;
  }
  bridge(spans, inQuery, matrix);
  return matrix;
}

/** Follows the best units one step further: what they speak of besides the question may be what the next one is about. */
function bridge(spans: Spans, inQuery: Uint8Array, matrix: Float32Array): void {
  const { count, from, to, terms, frequency, passage, passageFrom, passageTo } = spans;
  const order: [number, number][] = [];
  for (let i = 0; i < count; i++) {
    const row = i * FEATURE_COUNT;
    const value = 0.3 * matrix[row + column.own]! + matrix[row + column.near]! + matrix[row + column.wide]!;
    if (order.length < 3 || value > order[2]![1]) {
      order.push([i, value]);
      order.sort((x, y) => y[1] - x[1]);
      order.length = Math.min(3, order.length);
    }
  }
  const weight = new Float32Array(terms.stems.length);
  for (const [i] of order) {
    for (let w = from[i]!; w < to[i]!; w++) {
      const id = terms.ids[w]!;
      const name = terms.capital[w] === 1 && w > from[i]!;
      if (!inQuery[id] && !terms.stop[id] && name) weight[id] = Math.log(1 + count / (1 + frequency[id]!));
    }
  }
  const best = new Set(order.map(([i]) => i));
  const sum = (a: number, b: number): number => {
    let total = 0;
    const counted = new Set<number>();
    for (let w = a; w < b; w++) {
      const id = terms.ids[w]!;
      if (weight[id]! > 0 && !counted.has(id)) {
        counted.add(id);
        total += weight[id]!;
      }
    }
    return total;
  };
  for (let p = 0; p < passageFrom.length; p++) {
    const a = from[passageFrom[p]!]!;
    const title = sum(a, Math.min(to[passageTo[p]! - 1]!, a + TITLE));
    for (let i = passageFrom[p]!; i < passageTo[p]!; i++) {
      matrix[i * FEATURE_COUNT + column.bridge] = best.has(i) ? 0 : sum(from[i]!, to[i]!);
      matrix[i * FEATURE_COUNT + column.bridgeTitle] = [...best].some((k) => passage[k] === p) ? 0 : title;
    }
  }
  divideByMaximum(matrix, count, column.bridge);
  divideByMaximum(matrix, count, column.bridgeTitle);
}
