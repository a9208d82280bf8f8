import type { Range } from "../plan/plan.ts";

/** Whether sorted, disjoint ranges hold all of `[start, end)`. */
export function covers(kept: readonly Range[], start: number, end: number): boolean {
  let at = start;
  for (let i = firstEndingAfter(kept, start); at < end; i++) {
    const range = kept[i];
    if (range === undefined || range[0] > at) return false;
    at = range[1];
  }
  return true;
}

function firstEndingAfter(ranges: readonly Range[], at: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]![1] <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
