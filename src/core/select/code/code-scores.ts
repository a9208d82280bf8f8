import type { WeightedTerm } from "../chunk-index.ts";
import { indexTerms } from "../index-terms.ts";
import type { Pool } from "../pool/pool.ts";
import * as W from "./code-weights.ts";
import { roleShare } from "./file-role.ts";
import { symbolsOf } from "./symbol-ends.ts";
import { TermCounts } from "./term-counts.ts";

/** A path as a question names it. */
const NAMED_PATH = /[\w./-]{5,200}\.\w{1,5}\b/g;

/** Scores are logarithms; so many times, a length takes off as much as was measured best. */
const SCALE = 2;

/**
 * How well runs of lines answer a task: their own words, those around them and those of their function, times how well
 * their file does. `rarity` is the inverse document frequency of each term, times its weight.
 */
export function codeScores(
  pool: Pool,
  question: string,
  terms: readonly WeightedTerm[],
  rarity: readonly number[],
): Float32Array {
  const { units, places, placeOf } = pool;
  const counts = new TermCounts(
    pool,
    terms.map(({ term }) => term),
  );
  const roles = places.map(
    ({ candidate, isGlimpse }) => roleShare(candidate.path) * (isGlimpse === true ? W.GLIMPSE_SHARE : 1),
  );
  const files = fileShares(pool, question, terms, rarity, counts);
  const symbols = symbolsOf(pool);
  const first = new Int32Array(places.length).fill(units.length);
  const last = new Int32Array(places.length);
  placeOf.forEach((place, u) => {
    first[place] = Math.min(first[place]!, u);
    last[place] = u + 1;
  });
  const { average } = counts;
  const around = (u: number, runs: number): number => {
    const place = placeOf[u]!;
    const from = Math.max(first[place]!, u - runs);
    const to = Math.min(last[place]!, u + runs + 1);
    return counts.bm25(rarity, from, to, average * (2 * runs + 1), W.K1, W.B_RUN);
  };
  const alone = units.map((_, u) => around(u, 0));
  const beside = (u: number) =>
    Math.max(placeOf[u - 1] === placeOf[u] ? alone[u - 1]! : 0, placeOf[u + 1] === placeOf[u] ? alone[u + 1]! : 0);
  const windows: [number, number[]][] = [
    [W.CODE_WINDOWS.own, alone],
    [W.CODE_WINDOWS.near, units.map((_, u) => around(u, W.NEAR_RUNS))],
    [W.CODE_WINDOWS.wide, units.map((_, u) => around(u, W.WIDE_RUNS))],
    [
      W.CODE_WINDOWS.symbol,
      units.map((_, u) => counts.bm25(rarity, symbols.from[u]!, symbols.to[u]!, average * SYMBOL_RUNS, W.K1, W.B_RUN)),
    ],
  ];
  const best = windows.map(
    ([, scores]) => scores.reduce((most, s, u) => Math.max(most, s * roles[placeOf[u]!]!), 0) || 1,
  );
  return Float32Array.from(units, (_, u) => {
    const place = placeOf[u]!;
    let sum = (windows[0]![0] * W.NEIGHBOUR_SHARE * beside(u)) / best[0]!;
    windows.forEach(([share, scores], w) => {
      sum += (share * scores[u]!) / best[w]!;
    });
    return SCALE * Math.log(LEAST + sum * roles[place]! * (W.LEAST_FILE + files[place]!));
  });
}

/** Runs in a function of the usual length. */
const SYMBOL_RUNS = 6;

/** Nothing scores less; a logarithm needs it. */
const LEAST = 1e-6;

/** For each place how well its file does as a whole, beside the best, and whether it is named. */
function fileShares(
  { places, placeOf }: Pool,
  question: string,
  terms: readonly WeightedTerm[],
  rarity: readonly number[],
  counts: TermCounts,
): number[] {
  const named = Array.from(question.matchAll(NAMED_PATH), ([path]) =>
    path.replace(/^.*site-packages\//, "").replace(/^\.?\//, ""),
  );
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  placeOf.forEach((place, u) => {
    if (!first.has(place)) first.set(place, u);
    last.set(place, u + 1);
  });
  // A glimpse tells nothing of how long files are.
  const known = places.flatMap(({ isGlimpse }, place) => (isGlimpse !== true && first.has(place) ? [place] : []));
  const length = known.reduce((sum, place) => sum + counts.lengthOf(first.get(place)!, last.get(place)!), 0);
  const average = Math.max(1, length / Math.max(1, new Set(known.map((place) => places[place]!.candidate.path)).size));
  const byPath = new Map<string, number>();
  places.forEach(({ candidate }, place) => {
    const words = new Set(indexTerms(candidate.path));
    const inPath = terms.reduce((sum, { term }, t) => sum + (words.has(term) ? rarity[t]! : 0), 0);
    const from = first.get(place);
    const inText = from === undefined ? 0 : counts.bm25(rarity, from, last.get(place)!, average, W.K1, W.B_FILE);
    const score = (inText + inPath) * roleShare(candidate.path);
    byPath.set(candidate.path, Math.max(score, byPath.get(candidate.path) ?? 0));
  });
  const best = Math.max(...byPath.values()) || 1;
  return places.map(({ candidate: { path } }) => {
    const isNamed = named.some((name) => path === name || path.endsWith(`/${name}`));
    return W.FILE_SHARE * Math.sqrt(byPath.get(path)! / best) + (isNamed ? W.NAMED_FILE : 0);
  });
}
