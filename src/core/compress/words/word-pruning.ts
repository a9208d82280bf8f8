import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import { applied, type Edit, merged } from "../edits/edit.ts";
import type { Source } from "../source.ts";
import type { Unit } from "../units/unit.ts";
import { removals } from "./removals.ts";
import { type Run, type WordOptions, wordsOf } from "./runs.ts";

/**
 * At least so much of the running text stays; what is left to save, whole sentences give. Measured on squad2's articles
 * at 20 % of the tokens: 58 % of the answers, with words alone 56; at 25 % words alone keep 65 %, and with 40 % as the
 * least 62. Above, leaving out whole sentences beside words never helped, and cost negations.
 */
const LEAST_SHARE = 0.24;

/** Results are told apart by this share of the text's tokens, so that few recounts find the longest. */
const GRAIN = 0.002;

/** Guesses by what was saved so far; from then on the middle is tried. */
const MOST_GUESSES = 5;

/**
 * Leaves out the words that say least, until the text is under a budget or only so much of its running text is left: the
 * longest result on the schedule of `wordsOf`, so that what stays at one budget stays at each larger one. The schedule is
 * made once for all budgets.
 *
 * After "Dropping stop words and keeping low-frequency ones is as good as heavy models on long text" (methods, 18), with
 * what is likely to be asked in place of frequency; figures in word-weights.ts, `evaluate fit --without-question` measures.
 */
export class WordPruning {
  readonly #text: string;
  readonly #units: readonly Unit[];
  readonly #before: readonly Edit[];
  readonly #tokenizer: Tokenizer;
  readonly #runs: readonly Run[];
  /** The step of the schedule at which each run goes. */
  readonly #steps: Int32Array;
  readonly #saved: Float64Array;
  /** Tokens of the running text that may be shortened, and of all with the edits of earlier stages made. */
  readonly #running: number;
  readonly #all: number;

  constructor(
    { source, units, before }: WordSource,
    isFixed: (unit: number) => boolean,
    tokenizer: Tokenizer,
    options: WordOptions = {},
  ) {
    this.#text = source.text;
    this.#units = units;
    this.#before = before;
    this.#tokenizer = tokenizer;
    this.#runs = wordsOf(source, units, isFixed, tokenizer, options);
    const { steps, saved } = scheduleOf(this.#runs);
    this.#steps = steps;
    this.#saved = saved;
    this.#running = units.reduce((sum, { kind, start, end }, i) => {
      const isRunning = (kind === "sentence" || kind === "item") && !isFixed(i);
      return isRunning ? sum + this.#high(source.text.slice(start, end)) : sum;
    }, 0);
    this.#all = this.#high(applied(source.text, before));
  }

  /** The edits of earlier stages with those that bring the text under a budget, or leave `least` of its running text. */
  under(budget: number, least = LEAST_SHARE): Edit[] {
    const stops = stopsOf(this.#saved, this.#running * (1 - least), Math.max(1, this.#all * GRAIN));
    return search((count) => this.#tried(count), stops, this.#saved, this.#all, budget).edits;
  }

  #tried(count: number): Attempt {
    const gone = this.#runs.filter((_, i) => this.#steps[i]! < count);
    const edits = merged(this.#before, removals(this.#text, this.#units, gone));
    return { edits, tokens: this.#high(applied(this.#text, edits)) };
  }

  #high(text: string): number {
    return this.#tokenizer.measure(text).high;
  }
}

/** A text as earlier stages left it. */
export interface WordSource {
  readonly source: Source;
  readonly units: readonly Unit[];
  /** The edits of earlier stages. */
  readonly before: readonly Edit[];
}

/** The text without the runs of the first steps. */
interface Attempt {
  readonly edits: Edit[];
  readonly tokens: number;
}

/** The first of `stops` at which the text is under the budget, or the last. Fewer tokens are left at each than before. */
function search(
  tried: (count: number) => Attempt,
  stops: readonly number[],
  saved: Float64Array,
  before: number,
  budget: number,
): Attempt {
  let over = -1;
  let under = stops.length;
  let best: Attempt | undefined;
  // What a run takes alone is a guess, corrected by what the last recount showed.
  let wanted = before - budget;
  for (let guesses = 0; over + 1 < under; guesses++) {
    const guess = stops.findIndex((count) => saved[count]! >= wanted);
    const middle = (over + under) >> 1;
    const at = guesses < MOST_GUESSES ? Math.min(Math.max(guess < 0 ? under : guess, over + 1), under - 1) : middle;
    const attempt = tried(stops[at]!);
    if (attempt.tokens <= budget) {
      under = at;
      best = attempt;
    } else over = at;
    wanted = saved[stops[at]!]! + attempt.tokens - budget;
  }
  return best ?? tried(stops.at(-1)!);
}

/** Counts of steps, rising: none, then one for each `grain` of tokens more that they save, up to `most` tokens. */
function stopsOf(saved: Float64Array, most: number, grain: number): number[] {
  const stops = [0];
  for (let count = 1; count < saved.length && saved[count - 1]! < most; count++) {
    const isLast = count === saved.length - 1 || saved[count]! >= most;
    if (isLast || Math.floor(saved[count]! / grain) > Math.floor(saved[stops.at(-1)!]! / grain)) stops.push(count);
  }
  return stops;
}

/**
 * Runs of one unit of equal value a token go together, in one step; `saved` is what the first steps save by the runs' own
 * counts.
 */
function scheduleOf(runs: readonly Run[]): { steps: Int32Array; saved: Float64Array } {
  // Rounded, since a price is the quotient of a product.
  const price = Float32Array.from(runs, ({ value, tokens }) => value / Math.max(1, tokens));
  const order = Uint32Array.from(runs.keys()).sort((a, b) => price[a]! - price[b]! || a - b);
  const steps = new Int32Array(runs.length);
  const saved = [0];
  order.forEach((run, k) => {
    const before = order[k - 1];
    const joins = before !== undefined && price[run] === price[before] && runs[run]!.unit === runs[before]!.unit;
    if (!joins) saved.push(saved.at(-1)!);
    steps[run] = saved.length - 2;
    saved[saved.length - 1]! += runs[run]!.tokens;
  });
  return { steps, saved: Float64Array.from(saved) };
}
