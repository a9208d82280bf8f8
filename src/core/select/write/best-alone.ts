import type { Unit } from "../../compress/units/unit.ts";
import type { Pool } from "../pool/pool.ts";
import type { PoolWriter, WrittenPool } from "./pool-writer.ts";

/** One unit alone, with the tokens of exactly its text. */
export interface Alone {
  readonly shown: WrittenPool;
  readonly tokens: number;
  readonly isShortened: boolean;
}

/** A unit alone, shortened to the budget where it is over it: after a line or a word; as far as it can be where that is not enough. */
export function alone(
  unit: number,
  pool: Pool,
  writer: PoolWriter,
  budget: number,
  high: (text: string) => number,
): Alone {
  const taken = new Uint8Array(pool.units.length);
  taken[unit] = 1;
  const upTo = (end?: number): Alone => {
    const shown = writer.arrange(taken, end === undefined ? undefined : new Map([[unit, end]]));
    return { shown, tokens: high(shown.text), isShortened: end !== undefined };
  };
  const whole = upTo();
  if (whole.tokens <= budget) return whole;
  const ends = endsIn(pool.source.text, pool.units[unit]!);
  let low = 0;
  for (let top = ends.length; low < top; ) {
    const middle = (low + top) >> 1;
    if (upTo(ends[middle]!).tokens <= budget) low = middle + 1;
    else top = middle;
  }
  // A longer beginning may merge into fewer tokens than a shorter one: the nearest that fits is taken.
  for (let k = Math.max(0, low - 1); k >= 0; k--) {
    const shortened = upTo(ends[k]!);
    if (shortened.tokens <= budget || k === 0) return shortened;
  }
  return whole;
}

/** Offsets at which a unit may be cut, rising: after its words, where it has no blank between its characters. */
function endsIn(text: string, { start, end }: Unit): number[] {
  const ends: number[] = [];
  let inBlank = true;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const isBlank = code === 32 || (code >= 9 && code <= 13);
    if (isBlank && !inBlank) ends.push(at);
    inBlank = isBlank;
  }
  if (ends.length > 0) return ends;
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 0xdc00 || code >= 0xe000) ends.push(at);
  }
  return ends;
}
