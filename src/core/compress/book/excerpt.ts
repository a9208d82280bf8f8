import type { ProtectedRange } from "../../document/document.ts";
import type { Range } from "../../plan/plan.ts";

/** A range of a book and where it stands in the excerpt. */
export interface Placed {
  readonly start: number;
  readonly end: number;
  readonly at: number;
}

/** Ranges of a book as a text of their own. It begins with a line break where the book does not: a rule there is no front matter. */
export class Excerpt {
  readonly text: string;
  /** Where something of the book is left out: before the parts after it, and at the end. */
  readonly gaps: readonly number[];
  /** Its parts in order, and where in it they stand. */
  readonly parts: readonly Placed[];

  /** `ranges` are in order and disjoint. */
  constructor(book: string, ranges: readonly Range[]) {
    const parts: Placed[] = [];
    const written: string[] = [];
    let length = 0;
    for (const [start, end] of ranges) {
      const last = parts.at(-1);
      if (start > (last?.end ?? 0)) {
        const gap = last === undefined ? "\n" : gapBetween(book, last.end, start);
        written.push(gap);
        length += gap.length;
      }
      parts.push({ start, end, at: length });
      written.push(book.slice(start, end));
      length += end - start;
    }
    this.text = written.join("");
    this.parts = parts;
    const gaps = parts.flatMap(({ start, at }, i) => (start > (parts[i - 1]?.end ?? 0) ? [at] : []));
    this.gaps = (parts.at(-1)?.end ?? 0) < book.length ? [...gaps, length] : gaps;
  }

  /** What a range of the excerpt is in the book: one range for each part that it touches. */
  inBook(from: number, to: number): Range[] {
    const ranges: Range[] = [];
    for (let i = this.#partAt(from); i < this.parts.length && this.parts[i]!.at < to; i++) {
      const { start, end, at } = this.parts[i]!;
      const first = start + Math.max(0, from - at);
      const last = Math.min(end, start + to - at);
      if (first < last) ranges.push([first, last]);
    }
    return ranges;
  }

  /** The parts of ranges of the book that stand in the excerpt. */
  inExcerpt(from: number, to: number): Range[] {
    const ranges: Range[] = [];
    for (const { start, end, at } of this.parts) {
      const first = Math.max(start, from);
      const last = Math.min(end, to);
      if (first < last) ranges.push([at + first - start, at + last - start]);
    }
    return ranges;
  }

  /** The parts of what stays in the book that stand in the excerpt. */
  keptIn(kept: readonly ProtectedRange[]): ProtectedRange[] {
    return kept.flatMap(({ start, end, reason }) =>
      this.inExcerpt(start, end).map(([from, to]) => ({ start: from, end: to, reason })),
    );
  }

  /** Index of the last part that begins at or before an offset of the excerpt. */
  #partAt(offset: number): number {
    let low = 0;
    let high = this.parts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.parts[middle]!.at <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
}

const BLANK_LINE = /\n[ \t]*\r?\n$/;

/** Sets a part apart from the one before it as it stood apart in the book: by a blank line, or as a line of its own. */
function gapBetween(book: string, end: number, start: number): string {
  const tail = book.slice(Math.max(0, end - 4), end);
  const lineBreak = tail.endsWith("\n") ? "" : "\n";
  const isApart = BLANK_LINE.test(book.slice(Math.max(0, start - 4), start)) && !BLANK_LINE.test(tail);
  return isApart ? `${lineBreak}\n` : lineBreak;
}
