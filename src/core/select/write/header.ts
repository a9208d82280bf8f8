/** A path on one line of a text, with nothing in it that would pass for another line or be obeyed by a terminal. */
export function onOneLine(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return path.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, " ");
}

/**
 * The line above a piece: its path and the lines that it spans, as compilers and editors write them. Of code each run of
 * lines is named, so that nobody takes what was left out between two of them for missing in the file. Of a PDF they are
 * pages: `manual.pdf:p. 3-4`.
 */
export function headerOf(
  path: string,
  lines: readonly (readonly [first: number, last: number])[],
  before: "" | "p. " = "",
): string {
  const spans = lines.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  return `${onOneLine(path)}:${before}${spans.join(",")}\n`;
}
