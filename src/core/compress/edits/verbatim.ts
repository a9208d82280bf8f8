import type { ProtectedRange } from "../../document/document.ts";

/** Asks, for places that only rise, whether they stand inside text that must not change. */
export function insideVerbatim(ranges: readonly ProtectedRange[]): (start: number, end: number) => boolean {
  let next = 0;
  let reach = 0;
  return (start, end) => {
    while (next < ranges.length && ranges[next]!.start < end) reach = Math.max(reach, ranges[next++]!.end);
    return reach > start;
  };
}
