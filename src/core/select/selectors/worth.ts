import type { Choosing } from "./selector.ts";

/** What a unit is worth beside the best one, from 0 to 1: its odds, so that a few stand out as they do by score. */
export function worthOf({ scores, bestFirst }: Choosing): (unit: number) => number {
  let most = Number.NEGATIVE_INFINITY;
  for (const unit of bestFirst) most = Math.max(most, scores[unit]!);
  return (unit) => Math.exp((scores[unit]! - most) / SOFTNESS);
}

/** Log-odds over which the worth falls to 1/e. */
const SOFTNESS = 3;
