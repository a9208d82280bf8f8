import { END, LINE_END, SPACE } from "./character-classes.ts";

/**
 * Where a run of white space, met at `from`, is cut: `\s*[\r\n]+|\s+(?!\S)|\s+` with `lines`, else `\s+(?!\S)|\s+`.
 * `runEnd` is where the run ends; the character there decided.
 */
export function cutWhiteSpace(
  bytes: Uint8Array,
  classes: Uint8Array,
  from: number,
  runEnd: number,
  lines: boolean,
  endsText: boolean,
): number {
  if (lines) {
    for (let i = runEnd; i > from; i--) if ((classes[i - 1] & LINE_END) !== 0) return i;
  }
  if (endsText) return runEnd;
  let last = runEnd - 1;
  while ((bytes[last] & 0xc0) === 0x80) last--;
  return last > from ? last : runEnd;
}

export function whiteSpaceEnd(classes: Uint8Array, from: number): number {
  let end = from;
  while ((classes[end] & SPACE) !== 0) end++;
  return end;
}

export const endsText = (classes: Uint8Array, at: number): boolean => classes[at] === END;
