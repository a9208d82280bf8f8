import type { PlanRow } from "../../core/plan/plan-rows.ts";
import type { Band } from "../protocol.ts";

/** More bands than this no screen has lines for. */
const MOST = 3000;
const LONGEST_TEXT = 120;

/** A plan's rows as bands from the top of the text to its end. A section's heading is a band of its own. */
export function bandsOf(rows: readonly PlanRow[], source: string): Band[] {
  const bands: Band[] = [];
  const visit = (row: PlanRow) => {
    const { children, start, end, level, before, tokens, reason } = row;
    if (bands.length >= MOST) return;
    const [first] = children;
    if (!first) {
      bands.push({ start, end, level, before, tokens, reason, text: beginningOf(source, start, end) });
      return;
    }
    const rest = before - sumOf(children, "before");
    if (row.kind === "section" && rest > 0) {
      const stays = level === "omitted" ? "omitted" : "full";
      const left = Math.max(0, tokens - sumOf(children, "tokens"));
      const text = beginningOf(source, start, first.start);
      bands.push({ start, end: first.start, level: stays, before: rest, tokens: left, reason, text });
    }
    for (const child of children) visit(child);
  };
  for (const row of rows) visit(row);
  return bands;
}

function sumOf(rows: readonly PlanRow[], of: "before" | "tokens"): number {
  return rows.reduce((sum, row) => sum + row[of], 0);
}

function beginningOf(source: string, start: number, end: number): string {
  return source
    .slice(start, Math.min(end, start + LONGEST_TEXT))
    .replace(/\s+/g, " ")
    .trim();
}
