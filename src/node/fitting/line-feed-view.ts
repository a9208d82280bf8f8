/** A text with carriage returns, seen with line feeds alone, and how offsets of the one stand in the other. */
export interface LineFeedView {
  readonly text: string;
  /** An offset of the view, in the source. */
  inSource(offset: number): number;
  /** An offset of the source, in the view. */
  inView(offset: number): number;
}

/** Time linear in the text; each look-up logarithmic in its number of lines. */
export function lineFeedView(source: string): LineFeedView {
  const returns: number[] = [];
  for (let at = source.indexOf("\r\n"); at >= 0; at = source.indexOf("\r\n", at + 2)) returns.push(at);
  return {
    text: returns.length === 0 ? source : source.replaceAll("\r\n", "\n"),
    inSource: (offset) => offset + countBefore(returns, (at, index) => at - index < offset),
    inView: (offset) => offset - countBefore(returns, (at) => at < offset),
  };
}

/** How many elements at the front of a sorted list hold the condition. */
function countBefore(sorted: readonly number[], holds: (value: number, index: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted[middle]!, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
