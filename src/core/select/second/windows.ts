import type { Unit } from "../../compress/units/unit.ts";

/** Tokens of a window: with fewer, parts of a passage lose sight of each other; models read some 250. */
const WINDOW_TOKENS = 180;

/** Units `[from, to)` of one passage that a model reads at once. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly tokens: number;
}

/** Cuts units into windows, in order: a passage is one, a long one several, and a unit that is longer is one alone. */
export function windowsOf(units: readonly Pick<Unit, "passage">[], tokens: ArrayLike<number>): Window[] {
  const windows: Window[] = [];
  for (let from = 0; from < units.length; ) {
    let to = from + 1;
    let sum = tokens[from]!;
    while (units[to]?.passage === units[from]!.passage && sum + tokens[to]! <= WINDOW_TOKENS) sum += tokens[to++]!;
    windows.push({ from, to, tokens: sum });
    from = to;
  }
  return windows;
}
