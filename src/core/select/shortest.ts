import type { Unit } from "../compress/units/unit.ts";

/** Offsets at which a unit may be cut, rising: after its lines and words, where it has none between its characters. */
export function cutsIn(text: string, { start, end }: Unit): number[] {
  const cuts: number[] = [];
  let blank = false;
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    const isBlank = code === 32 || (code >= 9 && code <= 13);
    if (isBlank && !blank) cuts.push(at);
    blank = isBlank;
  }
  if (cuts.length > 0) return cuts;
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 0xdc00 || code >= 0xe000) cuts.push(at);
  }
  return cuts;
}
