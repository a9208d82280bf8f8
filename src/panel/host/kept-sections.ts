import type { PlanRow } from "../../core/plan/plan-rows.ts";
import type { KeptSection } from "../protocol.ts";

/** A table of more sections nobody reads. */
const MOST = 2000;
const LONGEST_TITLE = 300;

/** What stays of each section of a plan, from the top of the text. */
export function keptSections(rows: readonly PlanRow[]): KeptSection[] {
  const found: KeptSection[] = [];
  const visit = ({ kind, title = "", start, end, before, tokens, children }: PlanRow, depth: number) => {
    const isSection = kind === "section";
    if (isSection && found.length < MOST)
      found.push({ title: title.slice(0, LONGEST_TITLE), start, end, depth, before, tokens });
    for (const child of children) visit(child, isSection ? depth + 1 : depth);
  };
  for (const row of rows) visit(row, 0);
  return found;
}
