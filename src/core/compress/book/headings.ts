import type { Section } from "../../document/document.ts";

/** A heading of a book and what it stands over. */
export interface Heading {
  readonly start: number;
  readonly labelEnd: number;
  /** End of its section. */
  readonly end: number;
  /** From 1: headings that stand above it, and itself. */
  readonly depth: number;
  /** Index of the heading above it; -1 where there is none. */
  readonly parent: number;
}

/** The headings of a book, in order. */
export function headingsOf(sections: readonly Section[]): Heading[] {
  const headings: Heading[] = [];
  collect(sections, -1, headings);
  return headings;
}

function collect(sections: readonly Section[], parent: number, headings: Heading[]): void {
  for (const { kind, start, labelEnd, end, children } of sections) {
    let above = parent;
    if (kind === "heading") {
      const depth = (headings[parent]?.depth ?? 0) + 1;
      above = headings.push({ start, labelEnd, end, depth, parent }) - 1;
    }
    collect(children, above, headings);
  }
}

/** The headings that stand over an offset, outermost first; `headings` as `headingsOf` gives them. */
export function headingsOver(headings: readonly Heading[], offset: number): Heading[] {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (headings[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  const over: Heading[] = [];
  for (let at = low - 1; at >= 0; at = headings[at]!.parent)
    if (headings[at]!.end > offset) over.unshift(headings[at]!);
  return over;
}
