import type { Range } from "../../plan/plan.ts";
import { endsInAbbreviation } from "./abbreviations.ts";
import { firstEndingAfter } from "./first-ending-after.ts";

/** Intl.Segmenter's time grows faster than its input: longer paragraphs are handed to it in pieces, cut at a blank. */
const longestRun = 2_000;

/** A line shorter than this that is followed by a capital is an end of its own (an address, a list without marks). */
const shortestFullLine = 50;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(locale: string): Intl.Segmenter {
  let segmenter = segmenters.get(locale);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(locale === "" ? undefined : locale, { granularity: "sentence" });
    segmenters.set(locale, segmenter);
  }
  return segmenter;
}

/**
 * Cuts `[start, end)` of a text into sentences. They tile the range: each ends where the next starts, with the blanks
 * and line breaks after it. Boundaries are those of Unicode Standard Annex 29 with these differences: a single line
 * break inside a paragraph of wrapped lines does not end a sentence; abbreviations, initials and list numbers do not;
 * Thai and Lao, which write no full stop, are also cut at blanks; line breaks written as escapes are such, and a record in
 * braces begins a sentence; nothing is cut inside a range of `uncut`.
 *
 * @param locale a BCP 47 tag; the default locale where absent.
 * @param uncut sorted ranges that stay in one piece: inline code, links, template variables.
 * @throws RangeError where the locale is no BCP 47 tag, or the range is not inside the text.
 */
export function sentences(
  text: string,
  range: Range,
  locale = "",
  uncut: readonly { readonly start: number; readonly end: number }[] = [],
): Range[] {
  const [start, end] = range;
  if (!(start >= 0 && end >= start && end <= text.length)) {
    throw new RangeError(`sentences: [${start}, ${end}) is not inside a text of ${text.length}`);
  }
  const cuts: number[] = [];
  for (let from = start; from < end; ) {
    const to = runEnd(text, from, end);
    cutRun(text, from, to, segmenterFor(locale), cuts);
    from = to;
  }
  return rangesBetween(
    cuts.map((cut) => pastClosingMarks(text, cut)),
    start,
    end,
    uncut,
  );
}

const closingMarks = /[*_]{1,3}["'”’)\]]{0,2}\s+/y;

/** Marks of emphasis that close right after a full stop belong to what they close; the annex knows nothing of them. */
function pastClosingMarks(text: string, cut: number): number {
  closingMarks.lastIndex = cut;
  const closes = /[^\s*_]/.test(text.charAt(cut - 1)) && closingMarks.test(text);
  return closes ? closingMarks.lastIndex : cut;
}

/** Where the piece that begins at `from` ends: after a blank line, or at a blank where the paragraph is long. */
function runEnd(text: string, from: number, end: number): number {
  const limit = Math.min(end, from + longestRun);
  let feed = text.indexOf("\n", from);
  while (feed >= 0 && feed < limit) {
    let at = feed + 1;
    let breaks = 1;
    for (; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code === 10) breaks++;
      else if (code !== 32 && code !== 9 && code !== 13) break;
    }
    if (breaks > 1) return at;
    feed = text.indexOf("\n", at);
  }
  if (limit === end) return end;
  // After a full stop if there is one in the second half; else at a blank; else between two characters.
  const half = from + longestRun / 2;
  for (const marks of [/[.!?。！？။།।۔؟]["'”’)\]]{0,2}\s/g, /\s/g]) {
    marks.lastIndex = 0;
    let last = -1;
    for (const match of text.slice(half, limit).matchAll(marks)) last = half + match.index + match[0].length;
    if (last > 0) return last;
  }
  const code = text.charCodeAt(limit);
  return code >= 0xdc00 && code < 0xe000 ? limit - 1 : limit;
}

/** Appends the ends of the sentences of one piece. */
function cutRun(text: string, from: number, to: number, segmenter: Intl.Segmenter, cuts: number[]): void {
  const piece = text.slice(from, to);
  const joined = breakEscapes(joinLines(piece));
  let pending = -1;
  for (const segment of segmenter.segment(joined)) {
    if (pending >= 0 && !endsInAbbreviation(joined, pending, segment.index, segment.segment)) {
      addCuts(joined, pending, segment.index, from, cuts);
      pending = segment.index;
    }
    if (pending < 0) pending = segment.index;
  }
  if (pending >= 0) addCuts(joined, pending, joined.length, from, cuts);
}

/** The piece with the line breaks that only wrap a sentence turned into blanks; same length. */
function joinLines(piece: string): string {
  let feed = piece.indexOf("\n");
  if (feed < 0) return piece;
  let result = "";
  let copied = 0;
  let lineStart = 0;
  while (feed >= 0) {
    const next = piece.slice(feed + 1, feed + 12).trimStart();
    const ends = /[:;།༎༑]\r?$/.test(piece.slice(Math.max(lineStart, feed - 2), feed));
    const wraps = (!ends && feed - lineStart >= shortestFullLine) || /^[\p{Ll}\p{Pe}\p{Pf},;:]/u.test(next);
    if (wraps && next !== "") {
      const breakStart = piece.charCodeAt(feed - 1) === 13 ? feed - 1 : feed;
      result += piece.slice(copied, breakStart) + " ".repeat(feed + 1 - breakStart);
      copied = feed + 1;
    }
    lineStart = feed + 1;
    feed = piece.indexOf("\n", lineStart);
  }
  return result + piece.slice(copied);
}

/**
 * Two are the end of a paragraph. One is no break where it is spoken of (`"\n"`), and before a small letter, after a folder or
 * before an arrow it is more likely the beginning of a name: `C:\new`, `src\nHibernate`, `\nRightarrow`.
 */
const escapedBreaks =
  /(?<!\\)(?:(?:\\r)?\\n){2,}|(?<!\\|\\[\w.-]{1,64})(?:\\r)?\\n(?![\p{Ll}"'`)\],;:.%]|[LR]\p{Ll}*arrow|Vdash)/gu;

/** Line breaks that are written as `\n`, as strings in logs and data have them, turned into such; same length. */
function breakEscapes(piece: string): string {
  return piece.includes("\\n") ? piece.replace(escapedBreaks, (run) => "\n".padStart(run.length)) : piece;
}

/** A run of Thai or Lao this long is a clause of its own where a blank follows it. */
const shortestClause = 30;

/**
 * Ends of sentences that the annex does not know: before a number, which it takes for a continuation, and between two
 * records in braces.
 */
const unknownEnds = /(?<=\p{Ll}{2})[.!?]["'”’)\]]{0,2} +(?=\p{Nd})|(?:["'\]}\d]|true|false|null)\}, ?(?=\{["'])/gu;

/** Appends the cuts inside a sentence that the segmenter does not make, and the one at its end. */
function addCuts(joined: string, start: number, end: number, offset: number, cuts: number[]): void {
  const sentence = joined.slice(start, end);
  let from = start;
  for (const match of sentence.matchAll(unknownEnds)) {
    const at = start + match.index + match[0].length;
    if (endsInAbbreviation(joined, from, at, joined.slice(at, at + 12))) continue;
    addSpacedCuts(joined, from, at, offset, cuts);
    from = at;
  }
  addSpacedCuts(joined, from, end, offset, cuts);
}

function addSpacedCuts(joined: string, start: number, end: number, offset: number, cuts: number[]): void {
  let clause = start;
  for (let at = joined.indexOf(" ", start + 1); at >= 0 && at < end - 1; at = joined.indexOf(" ", at + 1)) {
    if (at - clause < shortestClause || !isUnstopped(joined.charCodeAt(at - 1))) continue;
    if (!isUnstopped(joined.charCodeAt(at + 1))) continue;
    cuts.push(offset + at + 1);
    clause = at + 1;
  }
  cuts.push(offset + end);
}

/** Thai and Lao letters. */
function isUnstopped(code: number): boolean {
  return code >= 0x0e00 && code <= 0x0eff;
}

function rangesBetween(
  cuts: readonly number[],
  start: number,
  end: number,
  uncut: readonly { readonly start: number; readonly end: number }[],
): Range[] {
  const result: Range[] = [];
  let from = start;
  let next = firstEndingAfter(uncut, start);
  for (const cut of cuts) {
    while (next < uncut.length && uncut[next].end <= cut) next++;
    if (next < uncut.length && uncut[next].start < cut) continue;
    if (cut > from && cut < end) {
      result.push([from, cut]);
      from = cut;
    }
  }
  if (from < end) result.push([from, end]);
  return result;
}
