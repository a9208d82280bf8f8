import { FEATURE_COUNT } from "../feature-list.ts";
import { occurrencesOf } from "../occurrences.ts";
import type { Query } from "../query.ts";
import type { Spans } from "../spans.ts";
import type { Cosines } from "./cosines.ts";
import { NameCover } from "./name-cover.ts";

/** What the second ranking adds to FEATURES, in this order. */
export const SECOND_FEATURES = [
  "own", // cosine of the unit with the question, times 5
  "near", // of the unit and its neighbours
  "passage", // of what it was read with
  "ownShare", // the same as shares of the best, times 3
  "nearShare",
  "passageShare",
  "bestOwn", // the best own cosine of its passage, times 5
  "beside", // the better one of its neighbours, times 5
  "nameOwn", // share of the question in the unit, each name once
  "nameNear", // in the 15 words on either side too
  "nameWide", // in the 60
  "namePassage",
  "nameOwnShare", // as shares of the best
  "nameNearShare",
] as const;

const SECOND_COUNT = SECOND_FEATURES.length + FEATURE_COUNT;

/** A row of SECOND_COUNT numbers for each unit: those above, then its FEATURES. */
export function secondFeatures(
  spans: Spans,
  query: Query,
  features: Float32Array,
  { own, near, passage }: Cosines,
): Float32Array {
  const { count, from, to, terms } = spans;
  const starts = spans.passage;
  const cover = new NameCover(
    occurrencesOf(
      spans,
      query.ids.map((id) => [id]),
    ),
    query,
  );
  const words = terms.ids.length;
  const over = (pad: number) =>
    Float32Array.from(from, (a, i) => cover.of(Math.max(0, a - pad), Math.min(words, to[i]! + pad)));
  const passageCover = spans.passageFrom.length === 0 ? [] : passageCovers(spans, cover);
  const nameOwn = over(0);
  const nameNear = over(15);
  const beside = own.map((_, i) => Math.max(own[i - 1] ?? 0, own[i + 1] ?? 0));
  const columns: ArrayLike<number>[] = [
    times(own, 5),
    times(near, 5),
    times(passage, 5),
    times(own, 3 / mostOf(own)),
    times(near, 3 / mostOf(near)),
    times(passage, 3 / mostOf(passage)),
    times(bestOfPassage(spans, own), 5),
    times(beside, 5),
    nameOwn,
    nameNear,
    over(60),
    Float32Array.from(starts, (p) => passageCover[p]!),
    times(nameOwn, 1 / mostOf(nameOwn)),
    times(nameNear, 1 / mostOf(nameNear)),
  ];
  const matrix = new Float32Array(count * SECOND_COUNT);
  for (let i = 0; i < count; i++) {
    const row = i * SECOND_COUNT;
    for (let c = 0; c < columns.length; c++) matrix[row + c] = columns[c]![i]!;
    matrix.set(features.subarray(i * FEATURE_COUNT, (i + 1) * FEATURE_COUNT), row + columns.length);
  }
  return matrix;
}

/** Each row's weighted sum. */
export function linearScores(matrix: Float32Array, weights: readonly number[]): Float32Array {
  const width = weights.length;
  const scores = new Float32Array(matrix.length / width);
  for (let i = 0; i < scores.length; i++) {
    let sum = 0;
    for (let f = 0; f < width; f++) sum += weights[f]! * matrix[i * width + f]!;
    scores[i] = sum;
  }
  return scores;
}

const times = (list: Float32Array, by: number): Float32Array => list.map((x) => x * by);

const mostOf = (list: Float32Array): number => list.reduce((a, b) => Math.max(a, b), 0) || 1;

function bestOfPassage({ passageFrom, passageTo, count }: Spans, list: Float32Array): Float32Array {
  const result = new Float32Array(count);
  for (let p = 0; p < passageFrom.length; p++) {
    let best = Number.NEGATIVE_INFINITY;
    for (let i = passageFrom[p]!; i < passageTo[p]!; i++) best = Math.max(best, list[i]!);
    result.fill(best, passageFrom[p]!, passageTo[p]!);
  }
  return result;
}

function passageCovers({ passageFrom, passageTo, from, to }: Spans, cover: NameCover): Float32Array {
  return Float32Array.from(passageFrom, (first, p) => cover.of(from[first]!, to[passageTo[p]! - 1]!));
}
