/** A stretch in which every byte equals the one `period` before it. */
export interface PeriodicRun {
  readonly from: number;
  readonly to: number;
  readonly period: number;
}

/** Shorter runs are merged as they are. */
const SHORTEST = 2048;
/** Bytes that are looked at before a place is taken for part of a run; every run of `SHORTEST` holds such a place. */
const PROBE = 16;
/** One character of any length in UTF-8, or two of ASCII by turns. */
const PERIODS = [1, 2, 3, 4];

/** Long runs of one repeated character, in order, none overlapping. */
export function findPeriodicRuns(bytes: Uint8Array): PeriodicRun[] {
  const runs: PeriodicRun[] = [];
  let searched = 0;
  for (let at = SHORTEST / 2; at + PROBE < bytes.length; at += SHORTEST / 2) {
    const period = PERIODS.find((candidate) => periodicUntil(bytes, at, candidate, at + PROBE) === at + PROBE);
    if (period === undefined) continue;
    let from = at - period;
    while (from > searched && bytes[from - 1] === bytes[from - 1 + period]) from--;
    const to = periodicUntil(bytes, at, period, bytes.length);
    if (to - from >= SHORTEST) {
      runs.push({ from, to, period });
      searched = to;
    }
    at = Math.max(at, to - SHORTEST / 2);
  }
  return runs;
}

/** The first place from `from` on, at most `limit`, whose byte differs from the one `period` before. */
function periodicUntil(bytes: Uint8Array, from: number, period: number, limit: number): number {
  let at = from;
  while (at < limit && bytes[at] === bytes[at - period]) at++;
  return at;
}
