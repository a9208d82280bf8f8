import type { Level, Range } from "../plan/plan.ts";

/** A change that a stage makes: `[start, end)` of the source becomes `replacement`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** What the text around it is called afterwards. */
  readonly level: Level;
  /** For a person. */
  readonly reason: string;
}

/**
 * Edits of an earlier and a later stage as one list in order of place, without overlap. Where they meet, the later one
 * wins if it covers the earlier, else it is left out: a stage never changes what another one wrote.
 */
export function merged(earlier: readonly Edit[], later: readonly Edit[]): Edit[] {
  const result: Edit[] = [];
  let e = 0;
  for (const edit of later) {
    while (e < earlier.length && earlier[e]!.end <= edit.start && !touches(earlier[e]!, edit))
      result.push(earlier[e++]!);
    let first = e;
    let clash = false;
    while (first < earlier.length && (earlier[first]!.start < edit.end || touches(earlier[first]!, edit))) {
      if (earlier[first]!.start < edit.start || earlier[first]!.end > edit.end) clash = true;
      first++;
    }
    if (clash) continue;
    e = first;
    result.push(edit);
  }
  for (; e < earlier.length; e++) result.push(earlier[e]!);
  return result;
}

/** Two insertions at one place. */
const touches = (a: Edit, b: Edit): boolean => a.start === b.start && a.end === b.end;

/** The source with the edits made; they are in order and do not overlap. */
export function applied(text: string, edits: readonly Edit[], start = 0, end = text.length): string {
  let result = "";
  let at = start;
  for (const edit of edits) {
    if (edit.start < start) continue;
    if (edit.end > end) break;
    result += text.slice(at, edit.start) + edit.replacement;
    at = edit.end;
  }
  return result + text.slice(at, end);
}

/** The parts of `[start, end)` that no edit touches. */
export function untouched(edits: readonly Edit[], start: number, end: number): Range[] {
  const ranges: Range[] = [];
  let at = start;
  for (const edit of edits) {
    if (edit.end <= start) continue;
    if (edit.start >= end) break;
    if (edit.start > at) ranges.push([at, edit.start]);
    at = Math.max(at, edit.end);
  }
  if (at < end) ranges.push([at, end]);
  return ranges;
}
