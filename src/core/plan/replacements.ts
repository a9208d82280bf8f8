import { diffLines } from "diff";
import type { Range } from "./plan.ts";

/** What stands instead of `[start, end)` of the text before, in UTF-16 code units. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Line differences are looked for up to this many changed lines; past that, one replacement covers the middle. */
const MOST_CHANGED_LINES = 1000;

/** How much of the text afterwards may stand between two ranges that stayed the same. */
const WIDEST_GAP = 2000;

/**
 * The replacements that turn one text into another, in order and without overlap: an editor that applies them keeps
 * its cursor, folding and marks everywhere else. Time linear in the length of the texts.
 *
 * @param same ranges of the text before, in order, that likely stand in the text after as they are, as a plan names
 * them: they find the unchanged parts in texts of any size; elsewhere lines are compared.
 */
export function replacementsBetween(before: string, after: string, same: readonly Range[] = []): Replacement[] {
  return changesIn(before, gapsIn(before, { start: 0, end: before.length, text: after }, same));
}

/** Changes, in order, as replacements that leave out what is the same on both sides. */
export function changesIn(before: string, changes: Iterable<Replacement>): Replacement[] {
  const replacements: Replacement[] = [];
  for (const gap of changes) {
    const change = narrowed(before, gap);
    if (change !== undefined) for (const line of changedLines(before, change)) replacements.push(line);
  }
  return replacements;
}

/**
 * A change without the ranges that are found again in its text, each searched for near the one before it. The blanks at
 * the end of a range are not part of it: they change with what follows.
 */
export function* gapsIn(before: string, change: Replacement, same: readonly Range[]): Generator<Replacement> {
  const after = change.text;
  let { start } = change;
  let from = 0;
  for (const [sameStart, sameEnd] of same) {
    const first = Math.max(sameStart, start);
    if (first >= sameEnd) continue;
    const text = before.slice(first, sameEnd).trimEnd();
    const last = first + text.length;
    const found = after.startsWith(text, from)
      ? from
      : from + after.slice(from, from + text.length + WIDEST_GAP).indexOf(text);
    if (text === "" || found < from || isInsideCharacter(before, first) || isInsideCharacter(before, last)) continue;
    yield { start, end: first, text: after.slice(from, found) };
    start = last;
    from = found + text.length;
  }
  yield { start, end: change.end, text: after.slice(from) };
}

/** A replacement as several, one for each run of lines that it changes. */
function changedLines(before: string, change: Replacement): Replacement[] {
  if (change.text === "" || change.start === change.end) return [change];
  const hunks = diffLines(before.slice(change.start, change.end), change.text, { maxEditLength: MOST_CHANGED_LINES });
  if (hunks === undefined) return [change];
  const replacements: Replacement[] = [];
  let at = change.start;
  for (let i = 0; i < hunks.length; ) {
    let end = at;
    let text = "";
    for (; i < hunks.length && (hunks[i]!.added || hunks[i]!.removed); i++) {
      if (hunks[i]!.added) text += hunks[i]!.value;
      else end += hunks[i]!.value.length;
    }
    const replacement = narrowed(before, { start: at, end, text });
    if (replacement !== undefined) replacements.push(replacement);
    at = end;
    if (i < hunks.length) at += hunks[i++]!.value.length;
  }
  return replacements;
}

/** The text with the replacements made; they are in order and do not overlap. */
export function replaced(before: string, replacements: readonly Replacement[]): string {
  let after = "";
  let at = 0;
  for (const { start, end, text } of replacements) {
    after += before.slice(at, start) + text;
    at = end;
  }
  return after + before.slice(at);
}

/**
 * Says where offsets of the text before stand after the replacements; one inside a replacement, at its beginning. Each
 * answer takes time logarithmic in their number.
 */
export function placesAfter(replacements: readonly Replacement[]): (offset: number) => number {
  let by = 0;
  const shifts = replacements.map(({ start, end, text }) => {
    by += text.length - (end - start);
    return by;
  });
  return (offset) => {
    let low = 0;
    let high = replacements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (replacements[middle]!.end <= offset) low = middle + 1;
      else high = middle;
    }
    const shift = low === 0 ? 0 : shifts[low - 1]!;
    return Math.min(offset, replacements[low]?.start ?? offset) + shift;
  };
}

/** The replacement without what is the same at both of its ends; undefined where nothing is left of it. */
function narrowed(before: string, { start, end, text }: Replacement): Replacement | undefined {
  let first = start;
  let last = end;
  let from = 0;
  let to = text.length;
  while (first < last && from < to && before.charCodeAt(first) === text.charCodeAt(from)) {
    first++;
    from++;
  }
  if (first > start && (isInsideCharacter(before, first) || isInsideCharacter(text, from))) {
    first--;
    from--;
  }
  while (first < last && from < to && before.charCodeAt(last - 1) === text.charCodeAt(to - 1)) {
    last--;
    to--;
  }
  if (last < end && (isInsideCharacter(before, last) || isInsideCharacter(text, to))) {
    last++;
    to++;
  }
  return first === last && from === to ? undefined : { start: first, end: last, text: text.slice(from, to) };
}

/** Between the halves of a surrogate pair, or between a carriage return and its line feed. */
function isInsideCharacter(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const left = text.charCodeAt(offset - 1);
  const right = text.charCodeAt(offset);
  return (left >= 0xd800 && left < 0xdc00 && right >= 0xdc00 && right < 0xe000) || (left === 0x0d && right === 0x0a);
}
