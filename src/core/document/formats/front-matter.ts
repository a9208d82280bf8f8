/** The block of YAML (`---`) or TOML (`+++`) at the very start of a text. */
export interface FrontMatter {
  readonly start: number;
  /** After the closing fence's line break. */
  readonly end: number;
  /** End of the opening fence. */
  readonly labelEnd: number;
}

/** @returns where the front matter stands, or undefined where there is none or where it is not closed. */
export function frontMatterOf(text: string): FrontMatter | undefined {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const fence = text.startsWith("---", start) ? "---" : text.startsWith("+++", start) ? "+++" : "";
  if (fence === "") return undefined;
  const labelEnd = start + 3;
  const firstBreak = breakAfterBlanks(text, labelEnd);
  if (firstBreak < 0) return undefined;
  const needle = `\n${fence}`;
  for (let at = text.indexOf(needle, firstBreak - 1); at >= 0; at = text.indexOf(needle, at + 4)) {
    const end = breakAfterBlanks(text, at + 4);
    if (end >= 0) return { start, end, labelEnd };
  }
  return undefined;
}

/** The start of the next line where only blanks are left on this one; the text's end counts as one; -1 otherwise. */
function breakAfterBlanks(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) return at + 1;
    if (code !== 32 && code !== 9 && code !== 13) return -1;
  }
  return text.length;
}
