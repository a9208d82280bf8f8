/** A stretch in which every byte equals the one `period` before it. */
export interface PeriodicRun {
  readonly from: number;
  readonly to: number;
  readonly period: number;
}

/** Shorter runs are merged as they are. */
const SHORTEST = 2048;
/** One character of any length in UTF-8, or two of ASCII by turns. */
const PERIODS = [1, 2, 3, 4];

/** Long runs of one repeated character, in order, none overlapping. */
export function findPeriodicRuns(bytes: Uint8Array): PeriodicRun[] {
  const runs: PeriodicRun[] = [];
  if (bytes.length < SHORTEST) return runs;
  for (const period of PERIODS) {
    let from = 0;
    for (let i = period; i <= bytes.length; i++) {
      if (i < bytes.length && bytes[i] === bytes[i - period]) continue;
      const run = { from, to: i, period };
      if (i - from >= SHORTEST && !runs.some((other) => other.from < run.to && run.from < other.to)) runs.push(run);
      from = i - period + 1;
    }
  }
  return runs.sort((a, b) => a.from - b.from);
}
