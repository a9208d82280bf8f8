import { diffLines } from "diff";

/** What stands instead of `[start, end)` of the text before, in UTF-16 code units. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Line differences are looked for up to this many changed lines; past that, one replacement covers the middle. */
const MOST_CHANGED_LINES = 1000;

/**
 * The replacements that turn one text into another, in order and without overlap: an editor that applies them keeps
 * its cursor, folding and marks everywhere else. Time linear in the length of the texts.
 */
export function replacementsBetween(before: string, after: string): Replacement[] {
  const whole = narrowed(before, { start: 0, end: before.length, text: after });
  if (whole === undefined) return [];
  const hunks = diffLines(before.slice(whole.start, whole.end), whole.text, { maxEditLength: MOST_CHANGED_LINES });
  if (hunks === undefined) return [whole];
  const replacements: Replacement[] = [];
  let at = whole.start;
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
