import { contextLines } from "../document/context/context-lines.ts";
import type { FileRange } from "./options.ts";
import type { Pool } from "./pool/pool.ts";

/** For each unit of a pool, 1 where a part of it stands in one of the ranges. */
export function unitsIn({ units, places, placeOf }: Pool, ranges: readonly FileRange[]): Uint8Array {
  const found = new Uint8Array(units.length);
  if (ranges.length === 0) return found;
  const byPlace = places.map(({ candidate }) => ranges.filter(({ path }) => path === candidate.path));
  for (const [i, unit] of units.entries()) {
    const { at, start } = places[placeOf[i]!]!;
    const [from, to] = [unit.start - at + start, unit.end - at + start];
    if (byPlace[placeOf[i]!]!.some((range) => range.start < to && from < range.end)) found[i] = 1;
  }
  return found;
}

/**
 * Lines of prompts that ask for context, with what was filled in below them: the question itself, and copies of what stands
 * elsewhere, would be the best hits of every question like it.
 */
export function askedBefore({ places }: Pool): FileRange[] {
  const candidates = new Set(places.map(({ candidate }) => candidate));
  return [...candidates].flatMap(({ path, text }) =>
    contextLines(text).map(({ at, end }) => ({ path, start: at, end })),
  );
}
