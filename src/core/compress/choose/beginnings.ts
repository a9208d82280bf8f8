import { firstEndingAfter } from "../../document/units/first-ending-after.ts";
import type { Source } from "../source.ts";
import type { Unit } from "../units/unit.ts";

/** What ends a clause: the sentence so far says something by itself. */
const CLAUSE_END = /[,;:)\u2013\u2014\u060c\u061b\u3001\uff0c\uff1b\uff1a\uff09]/;

/**
 * Offsets at which the beginning of a sentence can end, rising: after its clauses, never inside text that stays
 * verbatim. The beginning of a sentence is no full statement: it only fills the last tokens.
 */
export function beginnings(source: Source, unit: Unit): number[] {
  const { text, verbatim } = source;
  const ends: number[] = [];
  let v = firstEndingAfter(verbatim, unit.start);
  for (let at = unit.start + 1; at < unit.end; at++) {
    const mark = text[at - 1]!;
    if (!CLAUSE_END.test(mark)) continue;
    if (mark.charCodeAt(0) < 0x600 && !/\s/.test(text[at]!)) continue;
    const end = mark === ")" ? at : at - 1;
    while (v < verbatim.length && verbatim[v]!.end <= end) v++;
    if (v < verbatim.length && verbatim[v]!.start < end) continue;
    ends.push(end);
  }
  return ends;
}
