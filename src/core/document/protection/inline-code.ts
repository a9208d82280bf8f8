/**
 * Code between backticks in `[start, end)`, by CommonMark's rule: a run of backticks opens what the next run of the
 * same length closes. One pass.
 *
 * @returns starts and ends in turn, sorted: `[from0, to0, from1, to1, ...]`, backticks included.
 */
export function inlineCode(text: string, start: number, end: number): number[] {
  const runs: number[] = [];
  for (let at = text.indexOf("`", start); at >= 0 && at < end; ) {
    let stop = at + 1;
    while (stop < end && text.charCodeAt(stop) === 96) stop++;
    runs.push(at, stop);
    at = text.indexOf("`", stop);
  }
  const spans: number[] = [];
  if (runs.length < 4) return spans;
  // For each run, the next one of its length.
  const partner = new Int32Array(runs.length / 2).fill(-1);
  const nearest = new Map<number, number>();
  for (let run = partner.length - 1; run >= 0; run--) {
    const size = runs[2 * run + 1] - runs[2 * run];
    partner[run] = nearest.get(size) ?? -1;
    nearest.set(size, run);
  }
  for (let run = 0; run < partner.length; run++) {
    const closing = partner[run];
    if (closing < 0) continue;
    spans.push(runs[2 * run], runs[2 * closing + 1]);
    run = closing;
  }
  return spans;
}

/** Whether `offset` lies in one of the spans that `inlineCode` gave. */
export function isInCode(spans: readonly number[], offset: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle] <= offset) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}
