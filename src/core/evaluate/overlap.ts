import type { Range } from "../plan/plan.ts";
import { joined } from "./kept-share.ts";

/**
 * How much of what was retrieved answers, as the chunking evaluation of Chroma defines it, over characters of the source:
 * precision is the share of the retrieved text that is gold, `iou` the intersection over the union.
 */
export function overlap(kept: readonly Range[], gold: readonly Range[]): { precision: number; iou: number } {
  const wanted = joined(gold);
  const lengthOf = (ranges: readonly Range[]) => ranges.reduce((sum, [start, end]) => sum + end - start, 0);
  let shared = 0;
  for (const [start, end] of joined(kept))
    for (const [from, to] of wanted) shared += Math.max(0, Math.min(to, end) - Math.max(from, start));
  const retrieved = lengthOf(joined(kept));
  return {
    precision: shared / Math.max(1, retrieved),
    iou: shared / Math.max(1, retrieved + lengthOf(wanted) - shared),
  };
}
