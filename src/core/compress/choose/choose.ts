import { type Candidate, pack, withNeeds } from "../../plan/pack.ts";
import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import type { Source } from "../source.ts";
import type { Unit } from "../units/unit.ts";
import type { Arrangement } from "./arrange.ts";
import { beginnings } from "./beginnings.ts";
import { Recount } from "./recount.ts";

/** Writes the units that were taken; those of `shortened` only up to an offset of the source. */
export interface Writer<A extends Arrangement = Arrangement> {
  arrange(taken: Uint8Array, shortened?: ReadonlyMap<number, number>): A;
}

/** What is chosen from. */
export interface Choices<A extends Arrangement = Arrangement> {
  readonly source: Source;
  readonly units: readonly Unit[];
  readonly arranger: Writer<A>;
  /** What each unit takes alone, and what it needs. */
  readonly candidates: readonly Candidate[];
  /** Log-odds of each unit: differences count. One at minus infinity only comes along with those that need it. */
  readonly scores: Float32Array;
  /** Units from the best to the worst, where more than their scores decides that. */
  readonly order?: Uint32Array;
  readonly must: readonly boolean[];
  /** Whether the last tokens may be used by the beginning of a sentence: material may be cut so, instructions not. */
  readonly mayBreakOff: boolean;
  readonly tokenizer: Tokenizer;
}

/** A result under the ceiling; `tokens` is the count of exactly its text. */
export interface Choice<A extends Arrangement = Arrangement> {
  readonly arrangement: A;
  readonly tokens: number;
}

/** The ceiling cannot be held; this many tokens could, with the units that `must` stay. */
export interface TooSmall {
  readonly minimum: number;
}

/** How much longer units must be better: their score loses this times the logarithm of their tokens. */
export const LENGTH_WEIGHT = 0.4;

/** Recounts that bring the guess near, and steps that are then tried one by one. */
const MOST_ROUNDS = 8;
const MOST_TRIED = 32;

/** Each step writes the whole anew: of a long text so few are tried that not more characters than these are written. */
const MOST_WRITTEN = 1_200_000;
const LEAST_TRIED = 4;

/** So far a unit's own count may be off by what merges across its ends. */
const SLACK = 8;

/** What may be left unused: so few tokens hold no clause. */
const unusable = (budget: number): number => Math.max(1, Math.floor(budget * 0.01));

/** Recounts of the whole for one sentence that is shortened. */
const MOST_RECOUNTS = 4;

/** So many of the smallest units are tried alone where nothing fits. */
const MOST_ALONE = 24;

const canBeShortened = ({ kind }: Unit): boolean => kind === "sentence" || kind === "item";

interface Attempt<A extends Arrangement> extends Choice<A> {
  readonly taken: Uint8Array;
}

/**
 * Chooses units under a hard ceiling, in one order from the best to the worst: what must stay, then as many as fit, then,
 * where that is allowed, the beginning of the next one. A larger ceiling goes further in the same order, so that nothing
 * that a smaller one kept is lost. The exception are the last tokens: what cannot be cut and does not fit (code, a whole
 * example, without a question any sentence) is passed over, and what then takes its room may give way again once it does. So is a sentence of which not even the
 * beginning fits, where more than half of the ceiling would be left unused.
 *
 * The sum of the units' own counts is only a guess at the count of the joined text, so that is recounted and mended; what
 * is returned was counted as it is.
 */
export function choose<A extends Arrangement>(choices: Choices<A>, budget: number): Choice<A> | TooSmall {
  return new Chooser(choices, budget).run();
}

/** Units from the best to the worst, by score and length; those that only come along are not among them. */
export function bestFirst(scores: Float32Array, candidates: readonly Candidate[]): Uint32Array {
  const worth = scores.map((s, i) => s - LENGTH_WEIGHT * Math.log(Math.max(1, candidates[i]!.tokens)));
  const able = [...candidates.keys()].filter((i) => worth[i]! > Number.NEGATIVE_INFINITY);
  return Uint32Array.from(able).sort((a, b) => worth[b]! - worth[a]! || a - b);
}

class Chooser<A extends Arrangement> {
  readonly #choices: Choices<A>;
  readonly #budget: number;
  readonly #candidates: readonly Candidate[];
  readonly #recount: Recount;
  /** Units from the best to the worst. */
  readonly #order: Uint32Array;

  constructor(choices: Choices<A>, budget: number) {
    this.#choices = choices;
    this.#budget = budget;
    const { candidates, scores } = choices;
    this.#candidates = candidates;
    this.#recount = new Recount(choices.tokenizer);
    this.#order = choices.order ?? bestFirst(scores, candidates);
  }

  run(): Choice<A> | TooSmall {
    const fixed = this.#fixed();
    const least = this.#attempt(fixed);
    if (least.tokens > this.#budget)
      return least.arrangement.placed.length > 0 ? { minimum: least.tokens } : this.#cheapest();
    const best = this.#filled(least);
    return best.arrangement.placed.length > 0 ? best : this.#cheapest();
  }

  #high(text: string): number {
    return this.#choices.tokenizer.measure(text).high;
  }

  #attempt(taken: Uint8Array, shortened?: ReadonlyMap<number, number>): Attempt<A> {
    const arrangement = this.#choices.arranger.arrange(taken, shortened);
    return { taken, arrangement, tokens: this.#recount.highOf(arrangement.text) };
  }

  /** What must stay, with all it needs. */
  #fixed(): Uint8Array {
    const { must } = this.#choices;
    const fixed = new Uint8Array(must.length);
    for (let i = 0; i < must.length; i++)
      if (must[i]) for (const k of withNeeds(this.#candidates, i, fixed)) fixed[k] = 1;
    return fixed;
  }

  /** As many as fit: a guess by their sum, mended by recounts, then one by one, then the beginning of one. */
  #filled(least: Attempt<A>): Attempt<A> {
    let best = least;
    let ceiling = this.#budget;
    const guesses = new Set<number>();
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const guess = pack(this.#candidates, this.#order, Math.max(0, ceiling), least.taken, this.#isWhole);
      if (guesses.has(guess.tokens)) break;
      guesses.add(guess.tokens);
      const attempt = this.#attempt(guess.taken);
      const left = this.#budget - attempt.tokens;
      if (left >= 0 && attempt.tokens >= best.tokens) best = attempt;
      if (left >= 0 && left <= unusable(this.#budget)) break;
      // What the guess was wrong by is taken from, or added to, its ceiling.
      ceiling = guess.tokens + left;
    }
    const most = Math.max(LEAST_TRIED, Math.min(MOST_TRIED, MOST_WRITTEN / (best.arrangement.text.length + 1)));
    let tried = 0;
    for (const index of this.#order) {
      const room = this.#budget - best.tokens;
      if (room <= 0 || tried >= most) break;
      if (best.taken[index]) continue;
      const brings = withNeeds(this.#candidates, index, best.taken);
      const tokens = brings.reduce((sum, i) => sum + this.#candidates[i]!.tokens, 0);
      if (tokens <= room + SLACK) {
        tried++;
        const attempt = this.#attempt(withAll(best.taken, brings));
        if (attempt.tokens <= this.#budget) {
          best = attempt;
          continue;
        }
        // The next attempt is near the best one, not near this.
        this.#recount.highOf(best.arrangement.text);
      }
      if (this.#isWhole(index)) continue;
      const begun = this.#withBeginning(best, index, brings);
      // Where it has no beginning that fits, others use the room if that is most of it.
      if (begun !== best || best.tokens * 2 > this.#budget) return begun;
    }
    return best;
  }

  /** Whether a unit is all or nothing: where it does not fit, others use its room. */
  readonly #isWhole = (index: number): boolean =>
    !this.#choices.mayBreakOff || !canBeShortened(this.#choices.units[index]!);

  /** Fills what is left with the beginning of the sentence that did not fit. */
  #withBeginning(attempt: Attempt<A>, index: number, brings: readonly number[]): Attempt<A> {
    const { source, units } = this.#choices;
    const unit = units[index]!;
    const needs = withAll(
      attempt.taken,
      brings.filter((i) => i !== index),
    );
    const ends = beginnings(source, unit);
    const room = this.#budget - attempt.tokens;
    // The beginning alone is a good guess at what it adds; a recount of the whole decides.
    let end = lastBelow(ends, (stop) => this.#high(` ${source.text.slice(unit.start, stop)}…\n`) <= room);
    for (let round = 0; end >= 0 && round < MOST_RECOUNTS; round++, end--) {
      const tried = this.#attempt(needs, new Map([[index, ends[end]!]]));
      if (tried.tokens <= this.#budget) return tried;
    }
    return attempt;
  }

  /** Where nothing fits: the least that can stand alone, if that is under the ceiling. */
  #cheapest(): Choice<A> | TooSmall {
    const { source, units, mayBreakOff } = this.#choices;
    const cost = (index: number) => this.#candidates[index]!.tokens;
    // Of some units earlier stages left nothing.
    const smallest = Array.from(this.#order.filter((i) => cost(i) > 0)).sort((a, b) => cost(a) - cost(b) || a - b);
    let best: Attempt<A> | undefined;
    for (const index of smallest.slice(0, MOST_ALONE)) {
      const unit = units[index]!;
      const taken = new Uint8Array(units.length);
      for (const k of withNeeds(this.#candidates, index, taken)) taken[k] = 1;
      const first = mayBreakOff && canBeShortened(unit) ? beginnings(source, unit)[0] : undefined;
      if (first !== undefined) taken[index] = 0;
      const attempt = this.#attempt(taken, first === undefined ? undefined : new Map([[index, first]]));
      if (best === undefined || attempt.tokens < best.tokens) best = attempt;
    }
    // A text of nothing but blanks: nothing is left of it.
    if (best === undefined) return this.#attempt(new Uint8Array(units.length));
    return best.tokens <= this.#budget ? best : { minimum: best.tokens };
  }
}

function withAll(taken: Uint8Array, indices: readonly number[]): Uint8Array {
  const more = taken.slice();
  for (const i of indices) more[i] = 1;
  return more;
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
