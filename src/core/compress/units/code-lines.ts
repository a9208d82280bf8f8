import type { Range } from "../../plan/plan.ts";

const TAB = 4;

/** The lines of code, one entry each; a string of three quotes over several lines is one line. */
export interface Lines {
  readonly starts: number[];
  /** After the blanks that a line begins with. */
  readonly firsts: number[];
  /** Without the line break and the blanks before it. */
  readonly ends: number[];
  /** Columns before the first character; -1 of a blank line. */
  readonly indents: number[];
}

/** The lines of a part of a text; of YAML (`isData`) strings of three quotes are none. */
export function linesOf(text: string, [from, to]: Range, isData: boolean): Lines {
  const lines: Lines = { starts: [], firsts: [], ends: [], indents: [] };
  for (let start = from; start < to; ) {
    const feed = text.indexOf("\n", start);
    let next = feed < 0 || feed >= to ? to : feed + 1;
    let end = next;
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
    if (!isData) end = stringEnd(text, start, end, to);
    const following = text.indexOf("\n", end);
    next = following < 0 || following >= to ? to : following + 1;
    let columns = 0;
    let at = start;
    for (; at < end && isBlank(text.charCodeAt(at)); at++)
      columns = text.charCodeAt(at) === 9 ? columns + TAB - (columns % TAB) : columns + 1;
    // The items of a list may stand as far left as the key that they belong to.
    if (isData && text.charCodeAt(at) === 45 && (at + 1 === end || isBlank(text.charCodeAt(at + 1)))) columns++;
    lines.starts.push(start);
    lines.firsts.push(at);
    lines.ends.push(end);
    lines.indents.push(at < end ? columns : -1);
    start = next;
  }
  return lines;
}

/** A line in which a string of three quotes opens goes on to where that is closed: such a string is not cut. */
function stringEnd(text: string, start: number, end: number, to: number): number {
  for (let at = start; at < end; ) {
    const found = TRIPLE.exec(text.slice(at, end));
    if (found === null) return end;
    const open = at + found.index + 3;
    const close = text.indexOf(found[0], open);
    if (close < 0 || close >= to) return end;
    at = close + 3;
    if (at > end) {
      const feed = text.indexOf("\n", at);
      end = feed < 0 || feed >= to ? to : feed;
    }
  }
  return end;
}

const TRIPLE = /"""|'''/;

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;
