import type { Range } from "../../core/plan/plan.ts";

/** A range that a person marked: `keep` stays verbatim when the document is fitted, `drop` goes first. */
export interface Mark {
  readonly kind: "keep" | "drop";
  /** `[start, end)` in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** The ranges of the marks by kind, as fitting takes them. */
export function spansOf(marks: readonly Mark[]): { keep: Range[]; drop: Range[] } {
  const spans: { keep: Range[]; drop: Range[] } = { keep: [], drop: [] };
  for (const { kind, start, end } of marks) spans[kind].push([start, end]);
  return spans;
}

/** The marks without `[start, end)`, in order. */
export function withoutMarks(marks: readonly Mark[], start: number, end: number): Mark[] {
  return marks.flatMap((mark) => {
    if (mark.end <= start || mark.start >= end) return [mark];
    const left = { ...mark, end: start };
    const right = { ...mark, start: end };
    return [left, right].filter((part) => part.start < part.end);
  });
}

/** The marks with one more, which takes the place of what was marked there; neighbours of one kind become one. */
export function withMark(marks: readonly Mark[], added: Mark): Mark[] {
  if (added.start >= added.end) return [...marks];
  const sorted = [...withoutMarks(marks, added.start, added.end), added].sort((a, b) => a.start - b.start);
  const merged: Mark[] = [];
  for (const mark of sorted) {
    const last = merged.at(-1);
    if (last?.kind === mark.kind && last.end === mark.start) merged[merged.length - 1] = { ...last, end: mark.end };
    else merged.push(mark);
  }
  return merged;
}

/** The marks after `length` code units at `offset` became `inserted` ones; a mark whose text is gone goes with it. */
export function movedMarks(marks: readonly Mark[], offset: number, length: number, inserted: number): Mark[] {
  const changed = offset + length;
  const by = inserted - length;
  return marks
    .map((mark) => ({
      ...mark,
      start: mark.start >= changed ? mark.start + by : mark.start <= offset ? mark.start : offset + inserted,
      end: mark.end <= offset ? mark.end : mark.end >= changed ? mark.end + by : offset,
    }))
    .filter((mark) => mark.start < mark.end);
}
