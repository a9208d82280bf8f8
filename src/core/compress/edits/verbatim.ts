/** A range of a text, `[start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Asks, for places that only rise, whether they stand inside text that must not change. */
export function insideVerbatim(ranges: readonly Span[]): (start: number, end: number) => boolean {
  let next = 0;
  let reach = 0;
  return (start, end) => {
    while (next < ranges.length && ranges[next]!.start < end) reach = Math.max(reach, ranges[next++]!.end);
    return reach > start;
  };
}
