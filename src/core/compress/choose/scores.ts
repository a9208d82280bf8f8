import type { FitLevel } from "../options.ts";
import type { Protection } from "../protection.ts";
import type { Unit } from "../units/unit.ts";
import { outlined } from "./outline.ts";

/** Added to what should stay: as much as makes a rule of a statement. */
const SHOULD = 4;

/** What units are chosen by: their rank, where the level asks for an outline the outline first. */
export function scoresOf(
  ranked: Float32Array,
  units: readonly Unit[],
  frames: Uint8Array,
  { should }: Protection,
  level: FitLevel,
): Float32Array {
  const scores = ranked.map((score, i) => (should[i] === "" ? score : score + SHOULD));
  const outline = level === "outline" ? outlined(units, scores) : scores;
  // A text without headings, first sentences or signatures has no outline: it is shortened by rank.
  const isOutline = outline !== scores && outline.some(Number.isFinite);
  const comesAlong = (i: number) => frames[i] === 1 && !(isOutline && units[i]!.kind === "heading");
  return (isOutline ? outline : scores).map((score, i) => (comesAlong(i) ? Number.NEGATIVE_INFINITY : score));
}
