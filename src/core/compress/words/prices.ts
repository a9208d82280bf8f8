import type { Expected } from "./word-model.ts";

const LEVELS = 26;

/** The level of what must stay, whatever the price. */
const NEVER = LEVELS;

/** From one price to the next. */
const STEP = 1.2;

/**
 * What a token of text may cost, in expected answers a token, rising: a word stays as long as keeping it is worth the
 * price. At 68, 51 and 35 % of an article the price is about 0.4, 0.6 and 1.
 */
const PRICES: readonly number[] = Array.from({ length: LEVELS }, (_, level) => priceAt(level));

/** The price at a level and a place inside it, from 0 to 1. Levels below 0 are for what is worth nothing. */
export function priceAt(level: number, place = 0): number {
  return level === NEVER ? Number.POSITIVE_INFINITY : 0.04 * STEP ** level * (1 + (STEP - 1) * place);
}

/**
 * The level from which marks between words that stay are too dear: they are kept above about 70 % of a text. Keeping
 * commas at 68 % costs 2 points of the answers there; brackets and quotation marks 1.
 */
const MOST_FOR_MARKS = 11;

/** The price at which such a mark goes: those of a text one after the other, by place. */
export function tooDear(place: number, length: number): number {
  return priceAt(MOST_FOR_MARKS, place / (length + 1));
}

/** Answers are followed back over so many words: of those in squad2 8 % are longer, and those are lost first anyway. */
const LONGEST = 6;

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
export function wordLevels(expected: Expected, worth: Float64Array, cost: Float64Array, fixed: Uint8Array): Int32Array {
  const levels = Int32Array.from(fixed, (yes) => (yes ? NEVER : -1));
  const gains = gainsOf(expected, worth);
  for (let level = 0; level < LEVELS && mark(levels, level, gains, cost); level++);
  return levels;
}

/** What keeping word i adds to a run that began d words before it; a longer run counts as one of LONGEST. */
function gainsOf({ begins, goesOn }: Expected, worth: Float64Array): Float64Array {
  const count = begins.length;
  const gains = new Float64Array(count * LONGEST);
  // Expected answers that began in the run and go on up to this word, by where the run began.
  const masses = new Float64Array(LONGEST);
  for (let i = 0; i < count; i++) {
    const ends = i + 1 < count ? 1 - goesOn[i + 1]! : 1;
    for (let d = Math.min(i, LONGEST - 1); d >= 0; d--) {
      masses[d] = begins[i]! + (d === 0 ? 0 : goesOn[i]! * masses[d - 1]!);
      gains[i * LONGEST + d] = ends * masses[d]! + worth[i]!;
    }
  }
  return gains;
}

// Used anew by each call: sentences are many.
/** Best value of a chain so far whose last word stays, by how long before it its run began. */
const stays = new Float64Array(LONGEST);
/** For each word the run of the word before it, where this one goes. */
let before = new Int8Array(256);
/** For each word whether the longest run, where it stays, was as long before it. */
let wasLongest = new Uint8Array(256);

/** Sets the level of the words that stay at its price and may go; whether there are any. */
function mark(levels: Int32Array, level: number, gains: Float64Array, cost: Float64Array): boolean {
  const count = cost.length;
  const price = PRICES[level]!;
  if (before.length < count) {
    before = new Int8Array(2 * count);
    wasLongest = new Uint8Array(2 * count);
  }
  stays.fill(Number.NEGATIVE_INFINITY);
  let goes = 0;
  for (let i = 0; i < count; i++) {
    let best = goes;
    let run = -1;
    for (let d = 0; d < LONGEST; d++) {
      if (stays[d]! > best) {
        best = stays[d]!;
        run = d;
      }
    }
    before[i] = run;
    const paid = levels[i] === NEVER ? 0 : price * cost[i]!;
    wasLongest[i] = stays[LONGEST - 1]! > stays[LONGEST - 2]! ? 1 : 0;
    const at = i * LONGEST;
    stays[LONGEST - 1] = Math.max(stays[LONGEST - 1]!, stays[LONGEST - 2]!) + gains[at + LONGEST - 1]! - paid;
    for (let d = LONGEST - 2; d > 0; d--) stays[d] = stays[d - 1]! + gains[at + d]! - paid;
    stays[0] = goes + gains[at]! - paid;
    goes = levels[i] === NEVER ? Number.NEGATIVE_INFINITY : best;
  }
  let state = -1;
  for (let d = 0, best = goes; d < LONGEST; d++) {
    if (stays[d]! > best) {
      best = stays[d]!;
      state = d;
    }
  }
  let any = false;
  for (let i = count - 1; i >= 0; i--) {
    if (state < 0) {
      state = before[i]!;
      continue;
    }
    if (levels[i] !== NEVER) {
      levels[i] = level;
      any = true;
    }
    if (state < LONGEST - 1 || !wasLongest[i]) state--;
  }
  return any;
}
