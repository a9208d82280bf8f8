import type { ProtectedRange } from "../document/document.ts";
import type { Range } from "../plan/plan.ts";
import { type Edit, merged } from "./edits/edit.ts";
import { insideVerbatim } from "./edits/verbatim.ts";

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

/** The edits of the stages where a person marked: none inside what is kept, and what is marked to go goes. */
export function markedEdits(edits: readonly Edit[], { keep, drop }: Marks, length: number): readonly Edit[] {
  if (keep.length === 0 && drop.length === 0) return edits;
  const gone = dropped(keep, drop, length);
  const isKept = insideVerbatim([...keep].sort(byStart).map(([start, end]) => ({ start, end, reason: "" })));
  let next = 0;
  const left = edits.filter(({ start, end }) => {
    while (next < gone.length && gone[next]!.end <= start) next++;
    const drop = gone[next];
    const crosses = drop !== undefined && drop.start < end && (start < drop.start || end > drop.end);
    return !crosses && !isKept(start, end);
  });
  return merged(left, gone);
}

/** What is marked to go, apart from what is marked to stay. */
function dropped(keep: readonly Range[], drop: readonly Range[], length: number): Edit[] {
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
