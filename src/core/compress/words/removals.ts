import type { Range } from "../../plan/plan.ts";
import type { Edit } from "../edits/edit.ts";
import type { Unit } from "../units/unit.ts";
import type { Run } from "./runs.ts";

const LETTER = /[\p{L}\p{N}]/u;

/**
 * The edits that leave out runs, given in order of place. Of the blanks around them one stays where two words would meet
 * else; of those around units of which nothing is left the widest.
 */
export function removals(text: string, units: readonly Unit[], runs: readonly Run[]): Edit[] {
  const ranges: [number, number][] = [];
  const replacements = new Map<number, string>();
  const empty: number[] = [];
  for (let i = 0; i < runs.length; ) {
    const { unit, start } = runs[i]!;
    let end = runs[i++]!.end;
    while (runs[i]?.unit === unit && isBlank(text, end, runs[i]!.start)) end = runs[i++]!.end;
    const { start: first, end: last } = units[unit]!;
    const [from, to] = withBlanks(text, start, end, first, last);
    if (from === first && to === last) {
      ranges.push([first, last]);
      empty.push(unit);
    } else if (from === first) {
      ranges.push([start, to]);
    } else if (to === last) ranges.push([from, end]);
    else if (!needsBlank(text, start, end, from, to)) ranges.push([from, to]);
    else if (to > end) ranges.push([from, text.startsWith("\r\n", to - 2) ? to - 2 : to - 1]);
    else {
      ranges.push([from, to]);
      replacements.set(from, " ");
    }
  }
  const gaps = gapsBetween(text, units, empty);
  return [...ranges, ...gaps]
    .filter(([start, end]) => end > start)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map(([start, end]) => {
      const replacement = replacements.get(start) ?? "";
      return { start, end, replacement, level: "words", reason: "words that say little left out" };
    });
}

/** The blanks between units that go where units in a row are empty: all but the widest, at either end of a text all. */
function gapsBetween(text: string, units: readonly Unit[], empty: readonly number[]): Range[] {
  const gone: Range[] = [];
  for (let i = 0; i < empty.length; ) {
    const first = empty[i]!;
    while (i + 1 < empty.length && empty[i + 1] === empty[i]! + 1) i++;
    const last = empty[i++]!;
    const gaps: Range[] = [];
    for (let unit = first; unit <= last + 1; unit++) {
      const before = units[unit - 1];
      const after = units[unit];
      if (before !== undefined && after !== undefined) gaps.push([before.end, after.start]);
    }
    const isInside = first > 0 && last + 1 < units.length;
    const widest = isInside ? gaps.reduce((a, b) => (breaks(text, b) > breaks(text, a) ? b : a)) : undefined;
    gone.push(...gaps.filter((gap) => gap !== widest && isBlank(text, ...gap)));
  }
  return gone;
}

/** Line breaks in a range; a range that is not blank counts as wider. */
function breaks(text: string, [start, end]: Range): number {
  const between = text.slice(start, end);
  return between.trim() === "" ? between.split("\n").length : Number.POSITIVE_INFINITY;
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

const isBlank = (text: string, start: number, end: number): boolean => text.slice(start, end).trim() === "";
