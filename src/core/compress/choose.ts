import { type Candidate, pack, withNeeds } from "../plan/pack.ts";
import type { Tokenizer } from "../tokenizer/tokenizer.ts";
import { type Arrangement, Arranger } from "./arrange.ts";
import type { Edit } from "./edit.ts";
import { shortenings } from "./shorten.ts";
import type { Source } from "./source.ts";
import type { Unit } from "./unit.ts";

/** What stays, as a whole or in part. */
export interface Choice {
  readonly taken: Uint8Array;
  /** Units of which only the beginning stays: up to this offset of the source. */
  readonly shortened: ReadonlyMap<number, number>;
  readonly arrangement: Arrangement;
  readonly tokens: number;
}

/** The ceiling cannot be held; this many tokens could. */
export interface TooSmall {
  readonly minimum: number;
}

/** Tries to bring the exact count under the ceiling, each with a recount of the whole. */
const MOST_REPAIRS = 8;

/**
 * Chooses units by rank under a hard ceiling: what must stay first, then the best that fit, then the beginning of the
 * best one that does not. The sum of the units' own counts is only a guess at the count of the joined text, so that is
 * recounted and mended; the tokens returned are the count of exactly the text returned.
 */
export function choose(
  source: Source,
  units: readonly Unit[],
  edits: readonly Edit[],
  scores: Float32Array,
  must: Uint8Array,
  budget: number,
  tokenizer: Tokenizer,
): Choice | TooSmall {
  const arranger = new Arranger(source, units, edits);
  const high = (text: string) => tokenizer.measure(text).high;
  const candidates: Candidate[] = units.map((unit, i) => ({ tokens: high(arranger.costText(i)), needs: unit.needs }));
  const order = Uint32Array.from(units.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b);
  const fixed = must.slice();
  for (let i = 0; i < fixed.length; i++) if (must[i]) for (const k of withNeeds(candidates, i, fixed)) fixed[k] = 1;
  const attempt = (taken: Uint8Array, shortened: ReadonlyMap<number, number> = new Map()): Choice => {
    const arrangement = arranger.arrange(taken, shortened);
    return { taken, shortened, arrangement, tokens: high(arrangement.text) };
  };
  const least = attempt(fixed);
  if (least.tokens > budget) return { minimum: least.tokens };
  let best = least;
  let ceiling = budget;
  for (let round = 0; round < MOST_REPAIRS; round++) {
    const packed = pack(candidates, order, ceiling, fixed.slice());
    const tried = attempt(packed.taken);
    if (tried.tokens <= budget && tried.tokens >= best.tokens) best = tried;
    const off = budget - tried.tokens;
    if (off >= 0 && off <= Math.max(2, budget * 0.004)) break;
    // What the guess was wrong by is added to, or taken from, the ceiling of the guess.
    ceiling = Math.max(0, off < 0 ? Math.min(ceiling, packed.tokens) + off : packed.tokens + off);
    if (off > 0 && pack(candidates, order, ceiling, fixed.slice()).tokens <= packed.tokens) break;
  }
  best = lengthened(source, units, order, best, budget, attempt);
  if (best.arrangement.placed.length > 0) return best;
  return cheapest(source, units, candidates, attempt, budget);
}

/** Fills what is left of the ceiling with the beginning of the best units that did not fit. */
function lengthened(
  source: Source,
  units: readonly Unit[],
  order: ArrayLike<number>,
  choice: Choice,
  budget: number,
  attempt: (taken: Uint8Array, shortened: ReadonlyMap<number, number>) => Choice,
): Choice {
  let tries = 0;
  for (let k = 0; k < order.length && tries < 3; k++) {
    if (budget - choice.tokens <= Math.max(1, budget * 0.01)) break;
    const index = order[k]!;
    const unit = units[index]!;
    if (choice.taken[index] || unit.kind !== "sentence" || unit.needs.some((need) => !choice.taken[need])) continue;
    tries++;
    const ends = shortenings(source, unit);
    let low = 0;
    let found: Choice | undefined;
    for (let high = ends.length; low < high; ) {
      const middle = (low + high) >> 1;
      const tried = attempt(choice.taken, new Map([[index, ends[middle]!]]));
      if (tried.tokens <= budget) {
        found = tried;
        low = middle + 1;
      } else high = middle;
    }
    if (found) return found;
  }
  return choice;
}

/** Where nothing fits: the least that can stand alone, if that is under the ceiling. */
function cheapest(
  source: Source,
  units: readonly Unit[],
  candidates: readonly Candidate[],
  attempt: (taken: Uint8Array, shortened: ReadonlyMap<number, number>) => Choice,
  budget: number,
): Choice | TooSmall {
  let best: Choice | undefined;
  units.forEach((unit, index) => {
    const taken = new Uint8Array(units.length);
    for (const k of withNeeds(candidates, index, taken)) taken[k] = 1;
    const shortened = new Map<number, number>();
    if (unit.kind === "sentence") {
      const first = shortenings(source, unit)[0];
      if (first !== undefined) {
        taken[index] = 0;
        shortened.set(index, first);
      }
    }
    const tried = attempt(taken, shortened);
    if (best === undefined || tried.tokens < best.tokens) best = tried;
  });
  if (best === undefined) return { minimum: 1 };
  return best.tokens <= budget ? best : { minimum: best.tokens };
}
