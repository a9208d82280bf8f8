import type { Source } from "./source.ts";
import type { Unit } from "./unit.ts";

const CLAUSE_END = /[,;:)\]–—、，；：]$/u;

/**
 * Offsets at which the beginning of a sentence can end, rising: before a blank between words, or between characters of
 * scripts without blanks, never inside text that stays verbatim. The beginning of a sentence is no full statement:
 * it only fills the last tokens.
 */
export function shortenings(source: Source, unit: Unit): number[] {
  const { text, verbatim } = source;
  const ends: number[] = [];
  let v = 0;
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

/** The end of the last whole clause at or before an offset, if one is near. */
export function clauseEnd(text: string, start: number, end: number): number | undefined {
  for (let at = end; at > start + (end - start) * 0.6; at--) if (CLAUSE_END.test(text.slice(at - 1, at))) return at;
  return undefined;
}
