import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import { applied, type Edit, merged } from "../edits/edit.ts";
import type { Source } from "../source.ts";
import type { Unit } from "../units/unit.ts";
import { removals } from "./removals.ts";
import { type Run, type WordOptions, wordsOf } from "./runs.ts";

/** At least so much of the running text stays: with less, sentences say nothing. */
const LEAST_SHARE = 0.24;

/** Prices that differ by less are equal. */
const ROUNDING = 1e-9;

/** Recounts of the whole. */
const MOST_RECOUNTS = 10;

/** Share of the budget that may be left unused. */
const UNUSED = 0.002;

/**
 * Leaves out the words that say least, until the text is under `budget` or only LEAST_SHARE of its running text is left:
 * the longest result on the schedule of `wordsOf` that a few recounts find.
 */
export function withoutWords(
  source: Source,
  units: readonly Unit[],
  isFixed: (unit: number) => boolean,
  before: readonly Edit[],
  budget: number,
  tokenizer: Tokenizer,
  options: WordOptions = {},
): Edit[] {
  const { text } = source;
  const high = (t: string) => tokenizer.measure(t).high;
  const runs = wordsOf(source, units, isFixed, tokenizer, options);
  const { steps, saved } = scheduleOf(runs);
  const tried = (count: number): Attempt => {
    const gone = runs.filter((_, i) => steps[i]! < count);
    const edits = merged(before, removals(text, units, gone));
    return { count, edits, tokens: high(applied(text, edits)) };
  };
  const running = units.reduce((sum, { kind, start, end }, i) => {
    return (kind === "sentence" || kind === "item") && !isFixed(i) ? sum + high(text.slice(start, end)) : sum;
  }, 0);
  const most = firstReaching(saved, running * (1 - LEAST_SHARE));
  return search(tried, saved, most, high(applied(text, before)), budget).edits;
}

/** The text without the runs of the first steps. */
interface Attempt {
  readonly count: number;
  readonly edits: Edit[];
  readonly tokens: number;
}

/** The fewest steps, up to `most`, that bring the text under the budget; all of them where none do. */
function search(
  tried: (count: number) => Attempt,
  saved: Float64Array,
  most: number,
  before: number,
  budget: number,
): Attempt {
  let over = 0;
  let best: Attempt | undefined;
  // What a run takes alone is a guess, corrected by what the last recount showed.
  let wanted = before - budget;
  for (let recount = 0; recount < MOST_RECOUNTS && over + 1 < (best?.count ?? most + 1); recount++) {
    const guess = firstReaching(saved, wanted);
    const attempt = tried(Math.max(over + 1, Math.min(guess, best === undefined ? most : best.count - 1)));
    const left = budget - attempt.tokens;
    if (left < 0) over = attempt.count;
    else best = attempt;
    if (left >= 0 && left <= budget * UNUSED) break;
    wanted = saved[attempt.count]! - left;
  }
  return best ?? tried(most);
}

/** Runs of equal value a token go together, in one step; `saved` is what the first steps save by the runs' own counts. */
function scheduleOf(runs: readonly Run[]): { steps: Int32Array; saved: Float64Array } {
  const price = Float64Array.from(runs, ({ value, tokens }) => value / Math.max(1, tokens));
  const order = Uint32Array.from(runs.keys()).sort((a, b) => price[a]! - price[b]! || a - b);
  const steps = new Int32Array(runs.length);
  const saved = [0];
  order.forEach((run, k) => {
    if (k === 0 || price[run]! > price[order[k - 1]!]! * (1 + ROUNDING)) saved.push(saved.at(-1)!);
    steps[run] = saved.length - 2;
    saved[saved.length - 1]! += runs[run]!.tokens;
  });
  return { steps, saved: Float64Array.from(saved) };
}

/** The fewest steps that save so many tokens; all where none do. */
function firstReaching(saved: Float64Array, tokens: number): number {
  let low = 0;
  let high = saved.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (saved[middle]! >= tokens) high = middle;
    else low = middle + 1;
  }
  return low;
}
