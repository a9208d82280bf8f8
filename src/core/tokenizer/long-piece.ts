import type { Merger } from "./merger.ts";
import { findPeriodicRuns, type PeriodicRun } from "./periodic-run.ts";

/** A piece whose tokens are kept, since merging it again would take too long. */
export interface LongPiece {
  /** Where it begins in its block, in bytes of UTF-8 (in normal form, where the family has one). */
  readonly at: number;
  /** Where each token ends, in bytes from the piece's beginning. */
  readonly ends: Uint32Array;
}

/** A piece that was merged before, and its tokens' ends. */
export interface MergedPiece {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
}

/** Pieces above this many bytes are kept as long pieces. */
export const LONG = 512;
/** A gap above this many bytes is given up on: the whole piece is merged. */
const WIDEST_GAP = 2048;
/** Bytes of a periodic run that are really merged. */
const RUN_SAMPLE = 1024;

/*
 * All that follows rests on one property of byte-pair merging. Let every two neighbours of a sequence of tokens be what
 * the bytes of those two merge into. Then the sequence is what all its bytes merge into: the first merge across a
 * border would, until then, have seen the same neighbourhood as in the pair alone, and would have happened there too.
 * The converse holds by the same argument, so neighbours of any merged text may be taken over with their bytes.
 */

/** Where the tokens of `bytes` end. `before` and `behind` are pieces that may begin and end alike (before an edit). */
export function mergeLongPiece(
  merger: Merger,
  bytes: Uint8Array,
  before?: MergedPiece,
  behind?: MergedPiece,
): Uint32Array {
  return (before && behind && stitch(merger, bytes, before, behind)) ?? mergeRuns(merger, bytes) ?? merger.ends(bytes);
}

/** Tokens of `before` while the bytes are the same, tokens of `behind` from where they are again, new ones between. */
function stitch(merger: Merger, bytes: Uint8Array, before: MergedPiece, behind: MergedPiece): Uint32Array | undefined {
  const left = before.ends;
  const right = behind.ends;
  const shift = bytes.length - behind.bytes.length;
  const rightStart = (token: number): number =>
    token === right.length ? bytes.length : shift + (token === 0 ? 0 : right[token - 1]);
  let lefts = firstAbove(left, commonPrefix(bytes, before.bytes));
  const leftEnd = (): number => (lefts === 0 ? 0 : left[lefts - 1]);
  const sameFrom = behind.bytes.length - commonSuffix(bytes, behind.bytes, bytes.length - leftEnd());
  let next = sameFrom === 0 ? 0 : firstAbove(right, sameFrom - 1) + 1;
  let [leftStep, rightStep] = [1, 1];
  for (;;) {
    const from = leftEnd();
    const to = rightStart(next);
    if (to - from > WIDEST_GAP) return undefined;
    const gap = merger.ends(bytes.subarray(from, to));
    const firstEnd = gap.length > 0 ? from + gap[0] : next < right.length ? shift + right[next] : to;
    const lastStart =
      gap.length > 1 ? from + gap[gap.length - 2] : gap.length === 1 ? from : lefts > 1 ? left[lefts - 2] : 0;
    const joinsLeft =
      lefts === 0 || firstEnd === from || isPair(merger, bytes, lefts > 1 ? left[lefts - 2] : 0, from, firstEnd);
    const joinsRight =
      next === right.length || lastStart === to || isPair(merger, bytes, lastStart, to, shift + right[next]);
    if (joinsLeft && joinsRight) {
      const ends = new Uint32Array(lefts + gap.length + right.length - next);
      ends.set(left.subarray(0, lefts));
      for (let i = 0; i < gap.length; i++) ends[lefts + i] = from + gap[i];
      for (let i = next, at = lefts + gap.length; i < right.length; i++) ends[at++] = shift + right[i];
      return ends;
    }
    if (!joinsLeft) {
      lefts = Math.max(0, lefts - leftStep);
      leftStep *= 2;
    }
    if (!joinsRight) {
      next = Math.min(right.length, next + rightStep);
      rightStep *= 2;
    }
  }
}

/** Whether `[from, middle)` and `[middle, to)` are what their bytes merge into together. */
function isPair(merger: Merger, bytes: Uint8Array, from: number, middle: number, to: number): boolean {
  const ends = merger.ends(bytes.subarray(from, to));
  return ends.length === 2 && ends[0] === middle - from;
}

/** Merges the piece with its periodic runs shortened and repeats the tokens that recur in each; undefined: none do. */
function mergeRuns(merger: Merger, bytes: Uint8Array): Uint32Array | undefined {
  const runs = findPeriodicRuns(bytes);
  if (runs.length === 0) return undefined;
  const shortened = new Uint8Array(bytes.length);
  const removed: number[] = [];
  const starts: number[] = [];
  let read = 0;
  let length = 0;
  for (const run of runs) {
    const cycle = findCycle(
      merger.ends(bytes.subarray(run.from, run.from + RUN_SAMPLE)),
      run.period,
      RUN_SAMPLE / 2,
      RUN_SAMPLE,
    );
    if (!cycle) return undefined;
    const gone = Math.floor((run.to - run.from - RUN_SAMPLE) / cycle.bytes) * cycle.bytes;
    shortened.set(bytes.subarray(read, run.from), length);
    length += run.from - read;
    starts.push(length);
    removed.push(gone);
    read = run.from + gone;
  }
  shortened.set(bytes.subarray(read), length);
  length += bytes.length - read;
  const ends = merger.ends(shortened.subarray(0, length));
  return repeatCycles(ends, runs, starts, removed);
}

/** Puts back what was removed from each run. */
function repeatCycles(
  ends: Uint32Array,
  runs: readonly PeriodicRun[],
  starts: readonly number[],
  removed: readonly number[],
): Uint32Array | undefined {
  const result: Uint32Array[] = [];
  let token = 0;
  let shift = 0;
  for (const [i, run] of runs.entries()) {
    const runEnd = starts[i] + (run.to - run.from) - removed[i];
    const cycle = findCycle(ends, run.period, starts[i], runEnd, removed[i]);
    if (!cycle) return undefined;
    const head = ends.slice(token, cycle.token);
    for (let k = 0; k < head.length; k++) head[k] += shift;
    const repeats = removed[i] / cycle.bytes;
    const repeated = new Uint32Array(repeats * cycle.tokens);
    const start = cycle.token === 0 ? 0 : ends[cycle.token - 1];
    for (let k = 0, at = 0; k < repeats; k++) {
      for (let t = 0; t < cycle.tokens; t++) repeated[at++] = shift + k * cycle.bytes + ends[cycle.token + t];
    }
    if (start < starts[i]) return undefined;
    result.push(head, repeated);
    token = cycle.token;
    shift += removed[i];
  }
  const tail = ends.slice(token);
  for (let k = 0; k < tail.length; k++) tail[k] += shift;
  result.push(tail);
  const all = new Uint32Array(result.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of result) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

interface Cycle {
  readonly token: number;
  readonly tokens: number;
  readonly bytes: number;
}

const LONGEST_CYCLE = 32;

/**
 * Tokens inside `[from, to)` that the same first token follows again, so that they may be repeated: within a run equal
 * phase and length make equal bytes. `total`, where given, is a multiple of their bytes.
 */
function findCycle(ends: Uint32Array, period: number, from: number, to: number, total = 0): Cycle | undefined {
  for (let token = firstAbove(ends, from - 1) + 1; token < ends.length && ends[token] <= to; token++) {
    const start = ends[token - 1];
    const length = ends[token] - start;
    for (let tokens = 1; tokens <= LONGEST_CYCLE && token + tokens < ends.length; tokens++) {
      const again = ends[token + tokens - 1];
      if (ends[token + tokens] > to) break;
      const bytes = again - start;
      if (bytes % period === 0 && ends[token + tokens] - again === length && total % bytes === 0)
        return { token, tokens, bytes };
    }
  }
  return undefined;
}

function commonPrefix(a: Uint8Array, b: Uint8Array): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
  return length;
}

function commonSuffix(a: Uint8Array, b: Uint8Array, atMost: number): number {
  const most = Math.min(b.length, atMost);
  let length = 0;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}

/** Index of the first value above `limit` in ascending values. */
function firstAbove(values: Uint32Array, limit: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
