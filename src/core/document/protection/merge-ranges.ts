import type { ProtectedRange } from "../document.ts";

/**
 * Sorts ranges and joins those that overlap, so that what is left is disjoint. The reason is the one of the widest: a
 * number in a code fence is a code fence. Ranges that only touch stay apart.
 */
export function mergeRanges(ranges: ProtectedRange[]): ProtectedRange[] {
  const sorted = ranges.filter((range) => range.end > range.start).sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: ProtectedRange[] = [];
  let open: { start: number; end: number; reason: string } | undefined;
  let widest = 0;
  for (const { start, end, reason } of sorted) {
    if (open === undefined || start >= open.end) {
      open = { start, end, reason };
      widest = end - start;
      merged.push(open);
      continue;
    }
    if (end > open.end) open.end = end;
    if (end - start > widest) {
      open.reason = reason;
      widest = end - start;
    }
  }
  return merged;
}
