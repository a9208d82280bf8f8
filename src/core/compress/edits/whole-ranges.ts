import { mergeRanges } from "../../document/protection/merge-ranges.ts";
import type { Range } from "../../plan/plan.ts";
import type { Edit } from "./edit.ts";

/** What stays or goes whole: the given ranges and what condensing wrote. In order and disjoint; those that meet are one. */
export function wholeRanges(edits: readonly Edit[], others: readonly Range[] = []): Range[] {
  const condensed = edits.filter(({ level }) => level === "condensed");
  const ranges = [...others, ...condensed.map(({ start, end, whole }): Range => whole ?? [start, end])];
  return mergeRanges(ranges.map(([start, end]) => ({ start, end, reason: "" }))).map(({ start, end }) => [start, end]);
}
