import type { KeptSection, PanelPlan } from "../../../src/panel/protocol.ts";

/** A section with what stays of it in each of two plans; `null` where a plan does not tell it apart. */
export interface KeptRow extends Omit<KeptSection, "tokens"> {
  readonly first: number | null;
  readonly second: number | null;
}

type Planned = Pick<PanelPlan, "before" | "tokens" | "sections">;

/** The whole text, then the sections of two plans for it, from its top. */
export function keptRows(first: Planned | undefined, second: Planned | undefined, whole: string): KeptRow[] {
  const keyOf = ({ start, end }: KeptSection) => `${start}-${end}`;
  const inSecond = new Map(second?.sections.map((section) => [keyOf(section), section]));
  const rows: KeptRow[] = (first?.sections ?? []).map((section) => {
    const key = keyOf(section);
    const other = inSecond.get(key);
    inSecond.delete(key);
    const { tokens, ...place } = section;
    return { ...place, first: tokens, second: other?.tokens ?? null };
  });
  for (const { tokens, ...place } of inSecond.values()) rows.push({ ...place, first: null, second: tokens });
  rows.sort((a, b) => a.start - b.start || b.end - a.end);
  const end = rows.reduce((most, row) => Math.max(most, row.end), 0);
  const figures = { first: first?.tokens ?? null, second: second?.tokens ?? null };
  return [{ title: whole, start: 0, end, depth: 0, before: (first ?? second)?.before ?? 0, ...figures }, ...rows];
}
