/** Lines that repeat one after another. */
export interface Cycle {
  /** Index of the first line. */
  readonly first: number;
  /** How many lines come again and again. */
  readonly period: number;
  /** How often, the first time included: at least 2. */
  readonly times: number;
}

/** Longer groups of lines are not looked for. */
const LONGEST_PERIOD = 32;

/**
 * Finds runs of lines that repeat with a period, in order and apart, the earliest first and of those the shortest period.
 * Lines are the same where their keys are; a key below 0 is like no other, key 0 is a blank line. Linear time.
 */
export function cyclesIn(keys: ArrayLike<number>): Cycle[] {
  const cycles: Cycle[] = [];
  const seen = new Map<number, number>();
  let free = 0;
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at]!;
    if (key <= 0) continue;
    const before = seen.get(key);
    seen.set(key, at);
    if (before === undefined || before < free || at - before > LONGEST_PERIOD) continue;
    const period = at - before;
    let end = at;
    while (end < keys.length && keys[end]! >= 0 && keys[end] === keys[end - period]) end++;
    const times = Math.floor((end - before) / period);
    if (times < 2) continue;
    cycles.push({ first: before, period, times });
    free = before + times * period;
    at = free - 1;
  }
  return cycles;
}
