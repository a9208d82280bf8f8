import type { TextChange } from "./worker-protocol.ts";

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
