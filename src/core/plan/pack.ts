/** What can be taken into a plan. */
export interface Candidate {
  readonly tokens: number;
  /** Indices of what must come along. */
  readonly needs: readonly number[];
}

/** What was taken, and what came next in the order and did not fit. */
export interface Packed {
  /** 1 for each candidate that is taken. */
  readonly taken: Uint8Array;
  readonly tokens: number;
  /** A candidate that may be taken in part; -1 where none is left. */
  readonly next: number;
}

/**
 * Takes candidates in the order given, best first, each with all it needs, while they fit under the ceiling. It ends at
 * the first that does not, so that a larger ceiling takes all that a smaller one took; but one that `isWhole`, which can
 * only be taken or left, is passed over, so that others use its room.
 */
export function pack(
  candidates: readonly Candidate[],
  order: ArrayLike<number>,
  ceiling: number,
  before: Uint8Array,
  isWhole: (index: number) => boolean,
): Packed {
  const taken = before.slice();
  let tokens = 0;
  for (let i = 0; i < candidates.length; i++) if (taken[i]) tokens += candidates[i]!.tokens;
  for (let k = 0; k < order.length; k++) {
    const index = order[k]!;
    if (taken[index]) continue;
    const all = withNeeds(candidates, index, taken);
    let cost = 0;
    for (const i of all) cost += candidates[i]!.tokens;
    if (tokens + cost <= ceiling) {
      for (const i of all) taken[i] = 1;
      tokens += cost;
    } else if (!isWhole(index)) return { taken, tokens, next: index };
  }
  return { taken, tokens, next: -1 };
}

/** A candidate and all it needs, directly or not, that is not taken yet. */
export function withNeeds(candidates: readonly Candidate[], index: number, taken: Uint8Array): number[] {
  const all = [index];
  for (let k = 0; k < all.length; k++) {
    for (const need of candidates[all[k]!]!.needs) if (!taken[need] && !all.includes(need)) all.push(need);
  }
  return all;
}
