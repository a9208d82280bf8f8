import type { TextChange } from "../node/worker-protocol.ts";

/**
 * Where an offset of an older text stands after `changes`; `null` when a change replaced the text around it.
 * An insertion exactly at the offset pushes it on.
 */
export function offsetAfter(offset: number, changes: readonly TextChange[]): number | null {
  let at = offset;
  for (const change of changes) {
    if (change.offset > at) continue;
    const end = change.offset + change.length;
    if (end > at) return null;
    at += change.text.length - change.length;
  }
  return at;
}

/** Where a range of an older text stands after `changes`; `null` when one of them touched it. */
export function rangeAfter(
  start: number,
  end: number,
  changes: readonly TextChange[],
): readonly [start: number, end: number] | null {
  let from = start;
  let to = end;
  for (const change of changes) {
    if (change.offset >= to) continue;
    if (change.offset + change.length > from) return null;
    const shift = change.text.length - change.length;
    from += shift;
    to += shift;
  }
  return [from, to];
}
