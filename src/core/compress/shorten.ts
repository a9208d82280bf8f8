import type { ProtectedRange } from "../document/document.ts";
import type { Source } from "./source.ts";
import type { Unit } from "./unit.ts";

/**
 * Offsets at which the beginning of a sentence can end, rising: before a blank between words, or between characters of
 * scripts without blanks, never inside text that stays verbatim. The beginning of a sentence is no full statement:
 * it only fills the last tokens.
 */
export function shortenings(source: Source, unit: Unit): number[] {
  const { text, verbatim } = source;
  const ends: number[] = [];
  let v = firstEndingAfter(verbatim, unit.start);
  let at = unit.start;
  while (at < unit.end && /\s/.test(text[at]!)) at++;
  for (at++; at < unit.end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0xdc00 && code < 0xe000) continue;
    const blank = code === 32 || code === 10 || code === 9;
    const unspaced = code >= 0x3040 && code < 0xd7b0;
    if (!blank && !unspaced) continue;
    while (v < verbatim.length && verbatim[v]!.end <= at) v++;
    if (v < verbatim.length && verbatim[v]!.start < at) continue;
    if (/\s/.test(text[at - 1]!)) continue;
    ends.push(at);
  }
  return ends;
}

/** Index of the first range that ends after an offset. */
function firstEndingAfter(ranges: readonly ProtectedRange[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
