import type { Span } from "../edits/verbatim.ts";

/** More blanks than this around lines are not looked through. */
const NEAR = 2_000;

/** A list item, indented text, or what would begin front matter if it came to stand first. */
const TIED = /^\s*(?:[-*+]|\d{1,9}[.)])\s|^(?: {2,}|\t)|^---/;

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;

/**
 * What goes when the lines from `start` to `end` (their last line break not included) go, which Markdown does not show:
 * they and the blank lines after them. Undefined where they hold apart what would be one without them: two paragraphs,
 * two lists, a list and indented text.
 */
export function withBlankLines(text: string, start: number, end: number): Span | undefined {
  let before = start;
  while (before > 0 && start - before < NEAR && isBlank(text.charCodeAt(before - 1))) before--;
  if (before > 0 && breaksIn(text, before, start) < 2) return undefined;
  let next = end;
  while (next < text.length && next - end < NEAR && isBlank(text.charCodeAt(next))) next++;
  if (next === text.length) return { start, end: next };
  const nextLine = text.lastIndexOf("\n", next - 1) + 1;
  if (breaksIn(text, end, next) < 2 || TIED.test(text.slice(nextLine, next + 12))) return undefined;
  return { start, end: nextLine };
}

function breaksIn(text: string, start: number, end: number): number {
  let breaks = 0;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 10) breaks++;
  return breaks;
}
