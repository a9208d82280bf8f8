/** What can be taken into a plan. */
export interface Candidate {
  readonly tokens: number;
  /** Indices of what must come along. */
  readonly needs: readonly number[];
}

/**
 * Takes candidates in the order given, best first, each with all it needs, while they fit under the ceiling; one that
 * does not fit is passed over, so that smaller ones use the last tokens. Where `mayExchange`, a lesser one that is larger may
 * then stand for one of the worst. Returns which are taken and their sum.
 */
export function pack(
  candidates: readonly Candidate[],
  order: ArrayLike<number>,
  ceiling: number,
  taken: Uint8Array = new Uint8Array(candidates.length),
  mayExchange = true,
): { taken: Uint8Array; tokens: number } {
  const fixed = taken.slice();
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
  if (!mayExchange) return { taken, tokens };
  return { taken, tokens: exchanged(candidates, order, ceiling, taken, fixed, tokens) };
}

/** Exchanges that are made at most to use the last tokens, and candidates looked at for each. */
const MOST_EXCHANGES = 6;
const LOOKED_AT = 40;

/** A smaller share of the ceiling may stay unused. */
const UNUSED = 0.01;

/**
 * Uses the last tokens: one of the worst that were taken gives way to the best one that is a little larger and was passed
 * over. Small ceilings gain most, for there what is left is a larger share. Returns the new sum.
 */
function exchanged(
  candidates: readonly Candidate[],
  order: ArrayLike<number>,
  ceiling: number,
  taken: Uint8Array,
  fixed: Uint8Array,
  before: number,
): number {
  let tokens = before;
  // What is not in the order only comes along: without the one that needs it, it would stand alone.
  const ranked = new Uint8Array(candidates.length);
  for (let k = 0; k < order.length; k++) ranked[order[k]!] = 1;
  for (let round = 0; round < MOST_EXCHANGES && ceiling - tokens > ceiling * UNUSED; round++) {
    const needed = new Set<number>();
    for (let i = 0; i < candidates.length; i++) if (taken[i]) for (const need of candidates[i]!.needs) needed.add(need);
    const worst: number[] = [];
    for (let k = order.length - 1; k >= 0 && worst.length < LOOKED_AT; k--) {
      const i = order[k]!;
      const stands = candidates[i]!.needs.every((need) => ranked[need]);
      if (taken[i] && !fixed[i] && !needed.has(i) && stands) worst.push(i);
    }
    const passed: number[] = [];
    for (let k = 0; k < order.length && passed.length < LOOKED_AT; k++) {
      const i = order[k]!;
      if (!taken[i] && candidates[i]!.needs.every((need) => taken[need])) passed.push(i);
    }
    let most = 0;
    let pair: readonly [out: number, into: number] | undefined;
    for (const out of worst) {
      for (const into of passed) {
        const gain = candidates[into]!.tokens - candidates[out]!.tokens;
        const stands = !candidates[into]!.needs.includes(out);
        if (stands && gain > most && tokens + gain <= ceiling) {
          most = gain;
          pair = [out, into];
        }
      }
    }
    if (pair === undefined) break;
    taken[pair[0]] = 0;
    taken[pair[1]] = 1;
    tokens += most;
  }
  return tokens;
}

/** A candidate and all it needs, directly or not, that is not taken yet. */
export function withNeeds(candidates: readonly Candidate[], index: number, taken: Uint8Array): number[] {
  const all = [index];
  for (let k = 0; k < all.length; k++) {
    for (const need of candidates[all[k]!]!.needs) if (!taken[need] && !all.includes(need)) all.push(need);
  }
  return all;
}
