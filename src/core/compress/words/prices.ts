import type { Expected } from "./word-model.ts";

/** From one price to the next. */
export const STEP = 1.2;

/**
 * What a token of text may cost, in expected answers a token, rising: a word stays as long as keeping it is worth the
 * price. At 68, 51 and 35 % of an article the price is about 0.4, 0.6 and 1.
 */
export const PRICES: readonly number[] = Array.from({ length: 26 }, (_, level) => priceAt(level));

/** The price at a level; one below the first is for what is worth nothing. */
export function priceAt(level: number): number {
  return 0.04 * STEP ** level;
}

/**
 * The level from which marks between words that stay are too dear: they are kept above about 70 % of a text. Keeping
 * commas at 68 % costs 2 points of the answers there; brackets and quotation marks 1.
 */
export const MOST_FOR_MARKS = 11;

/** The level of what must stay, whatever the price. */
export const NEVER = PRICES.length;

/** Answers are followed back over so many words: hardly any is longer. */
const LONGEST = 10;

/** Reused between calls: sentences are many and small. */
let masses = new Float64Array(0);
let gains = new Float64Array(0);
let origins = new Int8Array(0);

/**
 * The highest price, as an index into PRICES, at which each word of a chain stays: -1 where none, NEVER where `fixed`.
 *
 * An answer survives only whole, so words are not judged one by one: at each price those runs of words are kept whose
 * expected answers, and other words that questions name, exceed what they cost. What is gained by a set of words is
 * supermodular, so that what stays at a higher price also stays at each lower one (Topkis 1978): a schedule of removal.
 * Exact by dynamic programming over the chain, in time linear in its length.
 *
 * @param worth value of each word by itself.
 * @param cost tokens of each word.
 */
export function wordLevels(
  { begins, goesOn }: Expected,
  worth: Float64Array,
  cost: Float64Array,
  fixed: Uint8Array,
): Int32Array {
  const count = begins.length;
  const levels = new Int32Array(count).fill(-1);
  gain(begins, goesOn, worth);
  for (let level = 0; level < PRICES.length; level++) if (!mark(levels, level, count, cost, fixed)) break;
  for (let i = 0; i < count; i++) if (fixed[i]) levels[i] = NEVER;
  return levels;
}

/** What keeping word i adds to a run that began d words before it. */
function gain(begins: Float64Array, goesOn: Float64Array, worth: Float64Array): void {
  const count = begins.length;
  if (gains.length < count * LONGEST) {
    masses = new Float64Array(2 * count * LONGEST);
    gains = new Float64Array(masses.length);
    origins = new Int8Array(masses.length + 2 * count);
  }
  for (let i = 0; i < count; i++) {
    const ends = i + 1 < count ? 1 - goesOn[i + 1]! : 1;
    for (let d = 0; d < LONGEST && d <= i; d++) {
      const mass = begins[i]! + (d === 0 ? 0 : goesOn[i]! * masses[(i - 1) * LONGEST + d - 1]!);
      masses[i * LONGEST + d] = mass;
      gains[i * LONGEST + d] = ends * mass + worth[i]!;
    }
  }
}

/** Sets the level of the words that stay at its price; whether there are any. */
function mark(levels: Int32Array, level: number, count: number, cost: Float64Array, fixed: Uint8Array): boolean {
  const price = PRICES[level]!;
  // Best value where word i stays, by how long before it the run began; and where it goes.
  let stays = new Float64Array(LONGEST).fill(Number.NEGATIVE_INFINITY);
  let next = new Float64Array(LONGEST);
  let goes = 0;
  const dropped = count * LONGEST;
  for (let i = 0; i < count; i++) {
    let best = goes;
    let from = -1;
    for (let d = 0; d < LONGEST; d++) {
      if (stays[d]! > best) {
        best = stays[d]!;
        from = d;
      }
    }
    const paid = price * cost[i]!;
    next.fill(Number.NEGATIVE_INFINITY);
    next[0] = goes + gains[i * LONGEST]! - paid;
    for (let d = 0; d < LONGEST && d < i + 1; d++) {
      const to = Math.min(d + 1, LONGEST - 1);
      const value = stays[d]! + gains[i * LONGEST + Math.min(to, i)]! - paid;
      if (value > next[to]!) {
        next[to] = value;
        origins[i * LONGEST + to] = d;
      }
    }
    goes = fixed[i] ? Number.NEGATIVE_INFINITY : best;
    origins[dropped + i] = from;
    [stays, next] = [next, stays];
  }
  let state = -1;
  let best = goes;
  for (let d = 0; d < LONGEST; d++) {
    if (stays[d]! > best) {
      best = stays[d]!;
      state = d;
    }
  }
  let any = false;
  for (let i = count - 1; i >= 0; i--) {
    if (state < 0) {
      state = origins[dropped + i]!;
      continue;
    }
    levels[i] = level;
    any = true;
    state = state === 0 ? -1 : origins[i * LONGEST + state]!;
  }
  return any;
}
