import type { Range } from "../plan/plan.ts";
import { joined } from "./kept-share.ts";

/** Ranges of documents by the name of the document. */
export type Places = ReadonlyMap<string, readonly Range[]>;

/** How much of the gold was retrieved, and how much besides; each 0 to 1. */
export interface Retrieval {
  readonly recall: number;
  readonly precision: number;
  /** What is retrieved and gold over what is either (intersection over union). */
  readonly iou: number;
}

/**
 * Recall, precision and IoU as the chunking evaluation of Chroma has them (Smith and Troynikov 2024; 13): text that is
 * retrieved twice counts twice against precision and IoU, text of other documents too. As in its code the lengths are
 * characters, so that the figures can be compared.
 */
export function retrievalOf(retrieved: Places, document: string, gold: readonly Range[]): Retrieval {
  const wanted = joined(gold);
  const shared = sharedLength(joined(retrieved.get(document) ?? []), wanted);
  const all = Array.from(retrieved.values()).reduce((sum, ranges) => sum + lengthOf(ranges), 0);
  return {
    recall: shared / Math.max(1, lengthOf(wanted)),
    precision: shared / Math.max(1, all),
    iou: shared / Math.max(1, all + lengthOf(wanted) - shared),
  };
}

/**
 * Precision-omega: the precision where every chunk that touches the gold is retrieved and nothing else, which is the best
 * that a way of cutting allows (13).
 */
export function precisionOmega(chunks: readonly Range[], gold: readonly Range[]): number {
  const wanted = joined(gold);
  const touched = joined(chunks.filter((chunk) => sharedLength([chunk], wanted) > 0));
  const shared = sharedLength(touched, wanted);
  return shared / Math.max(1, lengthOf(touched) + lengthOf(wanted) - shared);
}

const lengthOf = (ranges: readonly Range[]): number => ranges.reduce((sum, [start, end]) => sum + end - start, 0);

function sharedLength(ranges: readonly Range[], wanted: readonly Range[]): number {
  let shared = 0;
  for (const [start, end] of ranges)
    for (const [from, to] of wanted) shared += Math.max(0, Math.min(to, end) - Math.max(from, start));
  return shared;
}
