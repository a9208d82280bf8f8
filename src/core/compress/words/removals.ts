import type { Range } from "../../plan/plan.ts";
import type { Edit } from "../edits/edit.ts";
import type { Unit } from "../units/unit.ts";
import type { Run } from "./runs.ts";

const LETTER = /[\p{L}\p{N}]/u;

/** What Markdown reads as the beginning of a list, heading or quotation where it begins a line. */
const BLOCK_MARK = /^(?:[-+*>]|#{1,6}|\d{1,9}[.)])(?:\s|$)/;

/**
 * The edits that leave out runs, given in order of place. Of the blanks around them one stays where two words would meet
 * else; a unit of which nothing is left takes the blanks after it along.
 */
export function removals(text: string, units: readonly Unit[], runs: readonly Run[]): Edit[] {
  const edits: Edit[] = [];
  const leaveOut = (start: number, end: number, replacement = ""): void => {
    if (end > start) edits.push({ start, end, replacement, level: "words", reason: "words that say little left out" });
  };
  for (let i = 0; i < runs.length; ) {
    const { unit, start } = runs[i]!;
    let end = runs[i++]!.end;
    while (runs[i]?.unit === unit && isBlank(text, end, runs[i]!.start)) end = runs[i++]!.end;
    const { start: first, end: last } = units[unit]!;
    const [from, to] = withBlanks(text, start, end, first, last);
    if (from === first && to === last) {
      leaveOut(first, last);
      const next = units[unit + 1];
      if (next !== undefined && isBlank(text, last, next.start)) leaveOut(last, next.start);
    } else if (from === first) {
      if (!beginsLine(text, first) || !BLOCK_MARK.test(text.slice(to, to + 12))) leaveOut(start, to);
    } else if (to === last) leaveOut(from, end);
    else if (!needsBlank(text, start, end, from, to)) leaveOut(from, to);
    else if (to > end) leaveOut(from, text.startsWith("\r\n", to - 2) ? to - 2 : to - 1);
    else leaveOut(from, to, " ");
  }
  return edits;
}

/** A range with the blanks on both sides of it, inside its unit. */
function withBlanks(text: string, start: number, end: number, first: number, last: number): Range {
  let from = start;
  let to = end;
  while (from > first && /\s/.test(text[from - 1]!)) from--;
  while (to < last && /\s/.test(text[to]!)) to++;
  return [from, to];
}

/** Whether what stands before and after `[start, end)`, which goes with the blanks `[from, to)` around it, stays apart. */
function needsBlank(text: string, start: number, end: number, from: number, to: number): boolean {
  if (from === start && to === end) return isSpaced(text[from - 1]!) && isSpaced(text[to]!);
  return !(from === start && opens(text, from)) && !(to === end && closes(text, to));
}

/** A letter of a script that sets blanks between words. */
const isSpaced = (letter: string): boolean => LETTER.test(letter) && letter.charCodeAt(0) < 0x0e00;

/** Whether the marks that end at an offset open something: a blank stands before them. */
function opens(text: string, at: number): boolean {
  let i = at;
  while (i > 0 && i > at - 8 && !/[\p{L}\p{N}\s]/u.test(text[i - 1]!)) i--;
  return i < at && (i === 0 || /\s/.test(text[i - 1]!));
}

/** Whether the marks that begin at an offset close or end something: a blank stands after them. */
function closes(text: string, at: number): boolean {
  let i = at;
  while (i < text.length && i < at + 8 && !/[\p{L}\p{N}\s]/u.test(text[i]!)) i++;
  return i > at && (i === text.length || /\s/.test(text[i]!));
}

function beginsLine(text: string, at: number): boolean {
  let i = at;
  while (i > 0 && (text[i - 1] === " " || text[i - 1] === "\t")) i--;
  return i === 0 || text[i - 1] === "\n";
}

const isBlank = (text: string, start: number, end: number): boolean => text.slice(start, end).trim() === "";
