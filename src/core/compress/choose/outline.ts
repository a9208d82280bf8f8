import type { Unit } from "../units/unit.ts";

/** Added to the log-odds of a heading: the outline of a document is its headings before all. */
const HEADING = 6;

/** Scores at which only headings, first sentences and whole list items are left to choose from. */
export function outlined(units: readonly Unit[], scores: Float32Array): Float32Array {
  return scores.map((score, i) => {
    const { kind, passage } = units[i]!;
    if (kind === "heading") return score + HEADING;
    if (kind === "verbatim" || kind === "row") return Number.NEGATIVE_INFINITY;
    return i > 0 && units[i - 1]!.passage === passage ? Number.NEGATIVE_INFINITY : score;
  });
}
