import type { Level, Range } from "../../plan/plan.ts";

/** A change that a stage makes: `[start, end)` of the source becomes `replacement`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** What the text around it is called afterwards. */
  readonly level: Level;
  /** For a person. */
  readonly reason: string;
  /** What reads as one with the replacement, and stays or goes with it; the range itself where absent. */
  readonly whole?: Range;
}

/**
 * Edits of an earlier and a later stage as one list in order of place, without overlap. Where they meet, the later one
 * wins if it covers the earlier, else it is left out: a stage never changes what another one wrote.
 */
export function merged(earlier: readonly Edit[], later: readonly Edit[]): Edit[] {
  const result: Edit[] = [];
  let e = 0;
  for (const edit of later) {
    while (e < earlier.length && earlier[e]!.end <= edit.start) result.push(earlier[e++]!);
    let after = e;
    let covers = true;
    for (; after < earlier.length && earlier[after]!.start < edit.end; after++) {
      covers &&= earlier[after]!.start >= edit.start && earlier[after]!.end <= edit.end;
    }
    if (!covers) continue;
    e = after;
    result.push(edit);
  }
  while (e < earlier.length) result.push(earlier[e++]!);
  return result;
}

/** The source from `start` to `end` with the edits in it made. */
export function applied(text: string, edits: readonly Edit[], start = 0, end = text.length): string {
  let result = "";
  let at = start;
  for (const edit of editsIn(edits, start, end)) {
    if (edit.start < start || edit.end > end) continue;
    result += text.slice(at, edit.start) + edit.replacement;
    at = edit.end;
  }
  return result + text.slice(at, end);
}

/** The parts of `[start, end)` that no edit touches. */
export function untouched(edits: readonly Edit[], start: number, end: number): Range[] {
  const ranges: Range[] = [];
  let at = start;
  for (const edit of editsIn(edits, start, end)) {
    if (edit.start > at) ranges.push([at, edit.start]);
    at = Math.max(at, edit.end);
  }
  if (at < end) ranges.push([at, end]);
  return ranges;
}

/** The edits that touch `[start, end)`. */
export function editsIn(edits: readonly Edit[], start: number, end: number): readonly Edit[] {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edits[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (to < edits.length && edits[to]!.start < end) to++;
  return edits.slice(low, to);
}

/** From what changes nothing a reader sees to what leaves text out. */
const STRENGTH: readonly Level[] = ["lossless", "condensed", "words", "omitted"];

/** The edit that changes most, the first of them; a piece is told by it. */
export function strongest(edits: readonly Edit[]): Edit | undefined {
  return edits.reduce<Edit | undefined>(
    (best, edit) => (best === undefined || STRENGTH.indexOf(edit.level) > STRENGTH.indexOf(best.level) ? edit : best),
    undefined,
  );
}
