import type { Section, SectionKind } from "../document.ts";

/** A section whose end is known when it is found: a fence, a pair of tags, a template block, a message. */
export interface Span {
  readonly kind: SectionKind;
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly labelEnd: number;
}

/** A section that reaches to the next head of its level or above, or to the end of the span around it. */
export interface Head {
  readonly kind: SectionKind;
  readonly title: string;
  readonly start: number;
  readonly labelEnd: number;
  /** 0 is above all (a chat's role), 1 to 6 are headings. */
  readonly level: number;
}

/** Deeper sections are left out: nobody reads them, and whoever walks the tree may recurse. */
export const deepestSection = 48;

/** Sections after this many are left out, which bounds the memory that a hostile text can take. */
export const mostSections = 200_000;

interface Open {
  readonly kind: SectionKind;
  readonly title: string;
  readonly start: number;
  readonly labelEnd: number;
  readonly children: Section[];
  /** -1 for a head, whose end is still open. */
  readonly end: number;
  readonly level: number;
}

/**
 * Builds the tree: children inside parents, in order, without overlap. A span that crosses the border of the span
 * around it is left out.
 *
 * @param heads sorted by start.
 * @param spans in any order.
 * @param from where sections may begin (after front matter); text from here to the first section, if it is not blank,
 * becomes a `preamble`.
 */
export function sectionTree(text: string, heads: readonly Head[], spans: readonly Span[], from = 0): Section[] {
  const ordered = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const top: Section[] = [];
  const stack: Open[] = [];
  let made = 0;

  const close = (depth: number, end: number): void => {
    while (stack.length > depth) {
      const { kind, title, start, labelEnd, children, end: known } = stack.pop()!;
      const parent = stack.length > 0 ? stack[stack.length - 1].children : top;
      const stop = known < 0 ? end : known;
      parent.push({ kind, title, start, end: stop, labelEnd: Math.min(labelEnd, stop), children });
    }
  };
  const innermostSpan = (): number => {
    let at = stack.length - 1;
    while (at >= 0 && stack[at].end < 0) at--;
    return at;
  };
  const closeBefore = (start: number): number => {
    let span = innermostSpan();
    while (span >= 0 && stack[span].end <= start) {
      close(span, stack[span].end);
      span = innermostSpan();
    }
    return span;
  };

  let h = 0;
  let s = 0;
  while ((h < heads.length || s < ordered.length) && made < mostSections) {
    const head = heads[h];
    const span = ordered[s];
    if (head !== undefined && (span === undefined || head.start <= span.start)) {
      h++;
      const around = closeBefore(head.start);
      let depth = stack.length;
      while (depth > around + 1 && stack[depth - 1].level >= head.level) depth--;
      close(depth, head.start);
      if (stack.length >= deepestSection + 7) continue;
      stack.push({ ...head, end: -1, children: [] });
    } else {
      s++;
      const around = closeBefore(span.start);
      if (span.end > (around < 0 ? text.length : stack[around].end) || span.end <= span.start) continue;
      if (stack.length >= deepestSection) continue;
      stack.push({ ...span, level: -1, children: [] });
    }
    made++;
  }
  for (let span = innermostSpan(); span >= 0; span = innermostSpan()) close(span, stack[span].end);
  close(0, text.length);
  return withPreamble(text, top, from);
}

function withPreamble(text: string, sections: Section[], from: number): Section[] {
  const first = sections.findIndex((section) => section.kind !== "fence" && section.kind !== "front-matter");
  if (first < 0) return sections;
  let start = from;
  const end = sections[first].start;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  if (start === end) return sections;
  const before = sections.slice(0, first).filter((section) => section.end <= from);
  const children = sections.slice(before.length, first);
  const feed = text.indexOf("\n", start);
  let labelEnd = feed < 0 || feed > end ? end : feed;
  if (text.charCodeAt(labelEnd - 1) === 13) labelEnd--;
  labelEnd = Math.max(start, labelEnd);
  const preamble: Section = { kind: "preamble", title: "Preamble", start, end, labelEnd, children };
  return [...before, preamble, ...sections.slice(first)];
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;
}
