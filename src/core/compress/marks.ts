import type { ProtectedRange } from "../document/document.ts";
import type { Range } from "../plan/plan.ts";
import type { Edit } from "./edits/edit.ts";

/** What a person marked: these stay letter for letter, those go first. `[start, end)`, UTF-16 code units. */
export interface Marks {
  readonly keep: readonly Range[];
  readonly drop: readonly Range[];
}

/** What was marked to be kept, with that as the reason. */
export function keptRanges({ keep }: Pick<Marks, "keep">): ProtectedRange[] {
  return keep.map(([start, end]) => ({ start, end, reason: "marked to be kept" }));
}

const byStart = (a: Range, b: Range): number => a[0] - b[0] || a[1] - b[1];

/** What is marked to go of a text so long, apart from what is marked to stay. */
export function dropped({ keep, drop }: Marks, length: number): Edit[] {
  const stays = [...keep].sort(byStart);
  const edits: Edit[] = [];
  const add = (start: number, end: number) => {
    if (end > start) edits.push({ start, end, replacement: "", level: "omitted", reason: "marked to go" });
  };
  let from = 0;
  for (const [start, end] of [...drop].sort(byStart)) {
    let at = Math.max(from, start);
    const stop = Math.min(end, length);
    for (const [a, b] of stays) {
      if (b <= at || a >= stop) continue;
      add(at, a);
      at = Math.max(at, b);
    }
    add(at, stop);
    from = Math.max(from, stop);
  }
  return edits;
}
