/** What can be taken into a plan. */
export interface Candidate {
  readonly tokens: number;
  /** Indices of what must come along. */
  readonly needs: readonly number[];
}

/**
 * Takes candidates in the order given, best first, each with all it needs, while they fit under the ceiling; one that
 * does not fit is passed over, so that smaller ones use the last tokens. Returns which are taken and their sum.
 */
export function pack(
  candidates: readonly Candidate[],
  order: ArrayLike<number>,
  ceiling: number,
  taken: Uint8Array = new Uint8Array(candidates.length),
): { taken: Uint8Array; tokens: number } {
  let tokens = 0;
  for (let i = 0; i < candidates.length; i++) if (taken[i]) tokens += candidates[i]!.tokens;
  for (let k = 0; k < order.length; k++) {
    const index = order[k]!;
    if (taken[index]) continue;
    const all = withNeeds(candidates, index, taken);
    let cost = 0;
    for (const i of all) cost += candidates[i]!.tokens;
    if (tokens + cost > ceiling) continue;
    for (const i of all) taken[i] = 1;
    tokens += cost;
  }
  return { taken, tokens };
}

/** A candidate and all it needs, directly or not, that is not taken yet. */
export function withNeeds(candidates: readonly Candidate[], index: number, taken: Uint8Array): number[] {
  const all = [index];
  for (let k = 0; k < all.length; k++) {
    for (const need of candidates[all[k]!]!.needs) if (!taken[need] && !all.includes(need)) all.push(need);
  }
  return all;
}
