import type { Merger } from "./merger.ts";
import { findPeriodicRuns, type PeriodicRun } from "./periodic-run.ts";
import { firstAbove } from "./sorted.ts";

/** Bytes of a periodic run that are really merged: enough for tokens of 128 blanks, the longest known, to recur. */
const RUN_SAMPLE = 640;
const LONGEST_CYCLE = 32;

/**
 * Where the tokens of `bytes` end. A long run of one repeated character is shortened before merging, and the tokens that
 * recur in it are repeated after (see `stitch` for why neighbours of a merged text may be).
 */
export function mergeWithRuns(merger: Merger, bytes: Uint8Array): Uint32Array {
  const runs = findPeriodicRuns(bytes);
  return (runs.length > 0 ? mergeShortened(merger, bytes, runs) : undefined) ?? merger.ends(bytes);
}

interface ShortenedRun extends PeriodicRun {
  /** Where it begins in the shortened bytes, and how many of it were taken out. */
  readonly start: number;
  readonly removed: number;
}

/** Undefined where the tokens of a run do not recur. */
function mergeShortened(merger: Merger, bytes: Uint8Array, runs: readonly PeriodicRun[]): Uint32Array | undefined {
  const shortened = new Uint8Array(bytes.length);
  const shortenedRuns: ShortenedRun[] = [];
  let read = 0;
  let length = 0;
  for (const run of runs) {
    const sample = merger.ends(bytes.subarray(run.from, run.from + RUN_SAMPLE));
    const cycle = findCycle(sample, run.period, RUN_SAMPLE / 2, RUN_SAMPLE);
    if (!cycle) return undefined;
    const removed = Math.floor((run.to - run.from - RUN_SAMPLE) / cycle.bytes) * cycle.bytes;
    shortened.set(bytes.subarray(read, run.from), length);
    length += run.from - read;
    shortenedRuns.push({ ...run, start: length, removed });
    read = run.from + removed;
  }
  shortened.set(bytes.subarray(read), length);
  length += bytes.length - read;
  return repeatCycles(merger.ends(shortened.subarray(0, length)), shortenedRuns);
}

/** Puts back what was taken out of each run. */
function repeatCycles(ends: Uint32Array, runs: readonly ShortenedRun[]): Uint32Array | undefined {
  const cycles: Cycle[] = [];
  let length = ends.length;
  for (const { start, from, to, period, removed } of runs) {
    const cycle = findCycle(ends, period, start, start + to - from - removed, removed);
    if (!cycle) return undefined;
    cycles.push(cycle);
    length += (removed / cycle.bytes) * cycle.tokens;
  }
  const all = new Uint32Array(length);
  let at = 0;
  let token = 0;
  let shift = 0;
  for (const [i, cycle] of cycles.entries()) {
    while (token < cycle.token) all[at++] = ends[token++] + shift;
    for (const until = shift + runs[i].removed; shift < until; shift += cycle.bytes) {
      for (let k = 0; k < cycle.tokens; k++) all[at++] = ends[token + k] + shift;
    }
  }
  while (token < ends.length) all[at++] = ends[token++] + shift;
  return all;
}

interface Cycle {
  readonly token: number;
  readonly tokens: number;
  readonly bytes: number;
}

/**
 * Tokens inside `[from, to)` behind which the first of them stands again, so that they may be repeated: in a run, equal
 * length at equal phase is equal bytes. `total` is to be a multiple of their bytes.
 */
function findCycle(ends: Uint32Array, period: number, from: number, to: number, total = 0): Cycle | undefined {
  for (let token = firstAbove(ends, from - 1) + 1; token < ends.length && ends[token] <= to; token++) {
    const start = ends[token - 1];
    for (let tokens = 1; tokens <= LONGEST_CYCLE && ends[token + tokens] <= to; tokens++) {
      const again = ends[token + tokens - 1];
      const bytes = again - start;
      const recurs = bytes % period === 0 && ends[token + tokens] - again === ends[token] - start;
      if (recurs && total % bytes === 0) return { token, tokens, bytes };
    }
  }
  return undefined;
}
