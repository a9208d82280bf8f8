import { type Candidate, pack, withNeeds } from "../../plan/pack.ts";
import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import type { Source } from "../source.ts";
import type { Unit } from "../units/unit.ts";
import type { Arrangement } from "./arrange.ts";
import { shortenings } from "./shorten.ts";

/** Writes the units that were taken; those of `shortened` only up to an offset of the source. */
export interface Writer {
  /** Text to count a unit by: with what merges into its first or last token. */
  costText(unit: number): string;
  arrange(taken: Uint8Array, shortened?: ReadonlyMap<number, number>): Arrangement;
}

/** What is chosen from. */
export interface Choices {
  readonly source: Source;
  readonly units: readonly Unit[];
  readonly arranger: Writer;
  /** Log-odds of each unit: differences count. One at minus infinity only comes along with those that need it. */
  readonly scores: Float32Array;
  readonly must: readonly boolean[];
  /** Stay too, as long as they take no more than a quarter of the budget. */
  readonly should: readonly boolean[];
  /** Whether the last tokens may be used by first clauses and exchanges: material may be cut so, instructions not. */
  readonly mayBreakOff: boolean;
  readonly tokenizer: Tokenizer;
}

/** A result under the ceiling; `tokens` is the count of exactly its text. */
export interface Choice {
  readonly arrangement: Arrangement;
  readonly tokens: number;
}

/** The ceiling cannot be held; this many tokens could, with the units that `must` stay. */
export interface TooSmall {
  readonly minimum: number;
}

/** How much longer units must be better: their score loses this times the logarithm of their tokens. */
export const LENGTH_WEIGHT = 0.4;

/** Share of the budget that what should stay may take. */
const MOST_FOR_SHOULD = 0.25;

/** Rounds of choosing anew after a recount. */
const MOST_ROUNDS = 8;

/** What may be left unused: so few tokens hold no clause. */
const unusable = (budget: number): number => Math.max(1, Math.floor(budget * 0.01));

/** Units that are tried shorter to use the last tokens. */
const MOST_SHORTENED = 3;

const canBeShortened = ({ kind }: Unit): boolean => kind === "sentence" || kind === "item";

/** Recounts of the whole for one sentence that is shortened. */
const MOST_RECOUNTS = 4;

/** So many of the smallest units are tried alone where nothing fits. */
const MOST_ALONE = 24;

interface Attempt extends Choice {
  readonly taken: Uint8Array;
}

/**
 * Chooses units by rank under a hard ceiling: what must stay first, then the best that fit, then, where that is allowed,
 * the first clauses of the best one that does not. The sum of the units' own counts is only a guess at the count of the joined text, so that is
 * recounted and mended; what is returned was counted as it is.
 */
export function choose(choices: Choices, budget: number): Choice | TooSmall {
  const chooser = new Chooser(choices, budget);
  const withAll = choices.should.some(Boolean) ? chooser.run(true) : undefined;
  return withAll !== undefined && "tokens" in withAll ? withAll : chooser.run(false);
}

class Chooser {
  readonly #choices: Choices;
  readonly #budget: number;
  readonly #candidates: readonly Candidate[];
  /** Units from the best to the worst. */
  readonly #order: Uint32Array;

  constructor(choices: Choices, budget: number) {
    this.#choices = choices;
    this.#budget = budget;
    const { units, arranger, scores } = choices;
    this.#candidates = units.map((unit, i) => ({ tokens: this.#high(arranger.costText(i)), needs: unit.needs }));
    const worth = scores.map((s, i) => s - LENGTH_WEIGHT * Math.log(Math.max(1, this.#candidates[i]!.tokens)));
    const able = [...units.keys()].filter((i) => worth[i]! > Number.NEGATIVE_INFINITY);
    this.#order = Uint32Array.from(able).sort((a, b) => worth[b]! - worth[a]! || a - b);
  }

  run(withShould: boolean): Choice | TooSmall {
    const fixed = this.#fixed(withShould);
    if (fixed === undefined) return { minimum: 0 };
    const least = this.#attempt(fixed);
    if (least.tokens > this.#budget)
      return least.arrangement.placed.length > 0 ? { minimum: least.tokens } : this.#cheapest();
    const best = this.#lengthened(this.#packed(fixed, least));
    return best.arrangement.placed.length > 0 ? best : this.#cheapest();
  }

  #high(text: string): number {
    return this.#choices.tokenizer.measure(text).high;
  }

  #attempt(taken: Uint8Array, shortened?: ReadonlyMap<number, number>): Attempt {
    const arrangement = this.#choices.arranger.arrange(taken, shortened);
    return { taken, arrangement, tokens: this.#high(arrangement.text) };
  }

  /** What must stay, and maybe what should, with all it needs; undefined where the latter would take too much. */
  #fixed(withShould: boolean): Uint8Array | undefined {
    const { must, should } = this.#choices;
    const fixed = new Uint8Array(must.length);
    let wanted = 0;
    for (let i = 0; i < must.length; i++) {
      const asWanted = withShould && should[i] === true;
      if (asWanted) wanted += this.#candidates[i]!.tokens;
      if (must[i] || asWanted) for (const k of withNeeds(this.#candidates, i, fixed)) fixed[k] = 1;
    }
    return wanted > this.#budget * MOST_FOR_SHOULD ? undefined : fixed;
  }

  /** The best units that fit, by rounds of guessing and recounting. */
  #packed(fixed: Uint8Array, least: Attempt): Attempt {
    let best = least;
    let ceiling = this.#budget;
    let guessed = -1;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const packed = pack(this.#candidates, this.#order, ceiling, fixed.slice(), this.#choices.mayBreakOff);
      if (packed.tokens === guessed) break;
      guessed = packed.tokens;
      const attempt = this.#attempt(packed.taken);
      const left = this.#budget - attempt.tokens;
      if (left >= 0 && attempt.tokens >= best.tokens) best = attempt;
      if (left >= 0 && left <= unusable(this.#budget)) break;
      // What the guess was wrong by is taken from, or added to, its ceiling.
      ceiling = Math.max(0, packed.tokens + left);
    }
    return best;
  }

  /** Fills what is left with the first clauses of the best sentence that did not fit. */
  #lengthened(attempt: Attempt): Attempt {
    const { source, units, mayBreakOff } = this.#choices;
    if (!mayBreakOff) return attempt;
    let tries = 0;
    for (const index of this.#order) {
      if (tries === MOST_SHORTENED || this.#budget - attempt.tokens <= unusable(this.#budget)) break;
      const unit = units[index]!;
      if (attempt.taken[index] || !canBeShortened(unit) || unit.needs.some((need) => !attempt.taken[need])) continue;
      tries++;
      const ends = shortenings(source, unit);
      const room = this.#budget - attempt.tokens;
      // The beginning alone is a good guess at what it adds; a recount of the whole decides.
      let end = lastBelow(ends, (stop) => this.#high(` ${source.text.slice(unit.start, stop)}…\n`) <= room);
      for (let round = 0; end >= 0 && round < MOST_RECOUNTS; round++, end--) {
        const tried = this.#attempt(attempt.taken, new Map([[index, ends[end]!]]));
        if (tried.tokens <= this.#budget) return tried;
      }
    }
    return attempt;
  }

  /** Where nothing fits: the least that can stand alone, if that is under the ceiling. */
  #cheapest(): Choice | TooSmall {
    const { source, units, mayBreakOff } = this.#choices;
    const cost = (index: number) => this.#candidates[index]!.tokens;
    const smallest = Array.from(this.#order).sort((a, b) => cost(a) - cost(b) || a - b);
    let best: Attempt | undefined;
    for (const index of smallest.slice(0, MOST_ALONE)) {
      const unit = units[index]!;
      const taken = new Uint8Array(units.length);
      for (const k of withNeeds(this.#candidates, index, taken)) taken[k] = 1;
      const first = mayBreakOff && canBeShortened(unit) ? shortenings(source, unit)[0] : undefined;
      if (first !== undefined) taken[index] = 0;
      const attempt = this.#attempt(taken, first === undefined ? undefined : new Map([[index, first]]));
      if (best === undefined || attempt.tokens < best.tokens) best = attempt;
    }
    // A text of nothing but blanks: nothing is left of it.
    if (best === undefined) return this.#attempt(new Uint8Array(units.length));
    return best.tokens <= this.#budget ? best : { minimum: best.tokens };
  }
}

/** Index of the last of rising offsets for which a condition holds that fails from some offset on; -1 where none does. */
function lastBelow(ends: readonly number[], holds: (end: number) => boolean): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(ends[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
