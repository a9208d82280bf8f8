import type { Part } from "./sentence-parts.ts";

/** What Markdown reads as the beginning of a list, heading or quotation where it begins a line. */
const BLOCK_MARK = /^(?:[-+*>]|#{1,6}|\d{1,9}[.)])(?:\s|$)/;

/** Makes the first part of a sentence stay where it begins a line that such a mark could come to begin. */
export function holdFirst(text: string, parts: readonly Part[], prices: Float64Array): void {
  if (parts.length === 0 || !beginsLine(text, parts[0]!.start)) return;
  for (let i = 1; i < parts.length && prices[i - 1] !== Number.POSITIVE_INFINITY; i++) {
    const { start } = parts[i]!;
    if (!BLOCK_MARK.test(text.slice(start, start + 12))) continue;
    prices[0] = Number.POSITIVE_INFINITY;
    return;
  }
}

function beginsLine(text: string, at: number): boolean {
  let i = at;
  while (i > 0 && (text[i - 1] === " " || text[i - 1] === "\t")) i--;
  return i === 0 || text[i - 1] === "\n";
}
