/**
 * Calls `visit` for each line in order. `end` excludes the line break (`\n` or `\r\n`), `next` is the next line's start.
 * A line break at the very end starts no further line.
 */
export function eachLine(text: string, from: number, visit: (start: number, end: number, next: number) => void): void {
  const length = text.length;
  for (let start = from; start < length; ) {
    const feed = text.indexOf("\n", start);
    const next = feed < 0 ? length : feed + 1;
    let end = feed < 0 ? length : feed;
    if (feed > start && text.charCodeAt(feed - 1) === 13) end--;
    visit(start, end, next);
    start = next;
  }
}

/** Whether `[start, end)` holds nothing but blanks. */
export function isBlankRange(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && (code < 9 || code > 13) && code !== 0xa0) return false;
  }
  return true;
}
