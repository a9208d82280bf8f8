import type { Plan, Range } from "../plan/plan.ts";
import { rolesOf } from "../select/roles.ts";
import { UserError } from "../user-error.ts";
import { Arranger } from "./choose/arrange.ts";
import { type Choices, choose } from "./choose/choose.ts";
import { outlined } from "./choose/outline.ts";
import { type Ranking, rank } from "./choose/rank.ts";
import type { Edit } from "./edits/edit.ts";
import { wholeRanges } from "./edits/whole-ranges.ts";
import { REDUCED, run } from "./ladder.ts";
import type { FitOptions } from "./options.ts";
import { isAsked, type Protection, protectionOf } from "./protection.ts";
import { fitRecords } from "./records/fit-records.ts";
import { type Source, sourceOf } from "./source.ts";
import { piecesOf } from "./story/pieces.ts";
import { bound } from "./units/bindings.ts";
import { partsOf } from "./units/parts.ts";
import type { Unit } from "./units/unit.ts";
import { unitsOf } from "./units/units.ts";
import { wholePartsOf } from "./units/whole-parts.ts";
import { shortestWhole } from "./whole.ts";
import { withoutWords } from "./words/words.ts";

/**
 * Brings a text to at most `budget` tokens, keeping what matters: first by what nobody misses, then by leaving out
 * whole sentences and list items, least important first. A text that fits already stays as it is, unless the level is
 * `lossless`. The plan's `tokens` are a recount of exactly its `text`; an estimate is held to its high end.
 *
 * Returns a UserError: `invalid-budget`; `budget-too-small` with the `minimum` that works; `invalid-argument` for a
 * pattern of `keep` that cannot be matched in bounded time; `cancelled`.
 */
export function fit(text: string, options: FitOptions): Plan | UserError {
  const { budget, tokenizer, level = "auto", signal, onProgress = () => {} } = options;
  if (!Number.isSafeInteger(budget) || budget < 1) {
    return new UserError("invalid-budget", `The budget must be a whole number of tokens above 0, not ${budget}.`);
  }
  const high = (t: string) => tokenizer.measure(t).high;
  const before = high(text);
  const drops = options.marks?.drop ?? [];
  if (before <= budget && level !== "lossless" && drops.length === 0) {
    const at = [0, text.length] as const;
    const whole = { start: 0, end: text.length, level: "full", tokens: before, at, reason: "fits as it is" } as const;
    return { budget, before, tokens: before, text, pieces: text === "" ? [] : [whole] };
  }
  const steps = [
    [0.1, "reading the text"],
    [0.3, "removing what nobody misses"],
    [0.5, "ranking"],
    [0.7, "choosing"],
  ] as const;
  let step = 0;
  const next = (): UserError | undefined => {
    if (signal?.aborted) return new UserError("cancelled", "Fitting was cancelled.");
    const [share, what] = steps[step++]!;
    onProgress(share, what);
    return undefined;
  };
  const read = next() ?? sourceOf(text, options.hint, options.keep, options.marks?.keep);
  if (read instanceof UserError) return read;
  const whole = next() ?? shortestWhole(read, options);
  if (whole instanceof UserError) return whole;
  const done = (
    state: State,
    arrangement = state.arranger.whole(),
    tokens = high(arrangement.text),
  ): Plan | undefined =>
    tokens > budget
      ? undefined
      : { budget, before, tokens, text: arrangement.text, pieces: piecesOf({ ...state, arrangement }, tokenizer) };
  const first = whole.tokens <= budget ? done(rewritten(read, options, whole.edits)) : undefined;
  if (first !== undefined) return first;
  if (level === "lossless") return tooSmall(whole.tokens, options, "Without losing anything");
  if (level === "condensed") return tooSmall(whole.tokens, options, "With repeats left out");
  const reduced = run(REDUCED, read, tokenizer, whole.lossless);
  if (LISTS.has(read.document.format)) {
    const listed = fitRecords(read, reduced, options);
    if (listed !== undefined && "tokens" in listed) return { ...listed, before };
    return tooSmall(listed?.minimum ?? whole.tokens, options, "What must stay of this JSON");
  }
  const condensed = rewritten(read, options, reduced);
  const stopped = next();
  if (stopped !== undefined) return stopped;
  const worded = level === "words" ? withoutSome(condensed, options) : condensed;
  const third = level === "words" ? done(worded) : undefined;
  if (third !== undefined) return third;
  const partial = level === "outline" ? ({ partial: "outline" } as const) : {};
  const roles = isAsked(options) ? undefined : rolesOf(partsOf(read, worded.units, worded.examples, worded.code));
  const state = { ...worded, ...partial, ranking: rank(text, worded.units, options.query ?? "", roles) };
  const unready = next();
  if (unready !== undefined) return unready;
  const chosen = (guard: Protection) => choose(choicesOf({ ...state, guard }, options), budget);
  const choice = chosen(state.guard);
  if (!("minimum" in choice)) return done(state, choice.arrangement, choice.tokens)!;
  const guard = protectionOf(read, state.units, state.code, options, "first");
  const without = chosen(guard);
  if (!("minimum" in without)) return done({ ...state, guard }, without.arrangement, without.tokens)!;
  return tooSmall(without.minimum, options, named(guard));
}

/** JSON stays JSON: it is shortened by its entries, not by its lines. */
const LISTS: ReadonlySet<string> = new Set(["json", "chat-json", "chat-jsonl"]);

/** A source with the edits of some stages, and what is left to choose from. */
interface State {
  readonly source: Source;
  readonly examples: readonly Range[];
  /** Code pasted without a fence. */
  readonly code: readonly Range[];
  /** 1 where a unit only comes along with others. */
  readonly frames: Uint8Array;
  readonly edits: readonly Edit[];
  readonly units: readonly Unit[];
  readonly arranger: Arranger;
  readonly guard: Protection;
  readonly ranking?: Ranking;
}

function rewritten(source: Source, options: FitOptions, edits: readonly Edit[]): State {
  const gone = edits.filter((edit) => edit.replacement === "");
  let next = 0;
  const isGone = (start: number, end: number): boolean => {
    while (next < gone.length && gone[next]!.end <= start) next++;
    return next < gone.length && gone[next]!.start <= start && gone[next]!.end >= end;
  };
  const asked = isAsked(options);
  const { examples, code, all } = wholePartsOf(source, asked);
  const whole = wholeRanges(edits, all);
  const { units, frames } = bound(source, unitsOf(source, isGone, whole, asked), asked);
  const guard = protectionOf(source, units, code, options);
  return { source, examples, code, edits, units, frames, arranger: new Arranger(source, units, edits), guard };
}

function withoutSome(state: State, { budget, tokenizer }: FitOptions): State {
  const { source, units, guard } = state;
  const edits = withoutWords(source, units, (unit) => guard.must[unit] !== "", state.edits, budget, tokenizer);
  return { ...state, edits, arranger: new Arranger(source, units, edits) };
}

function choicesOf(state: State, options: FitOptions): Choices {
  const { source, units, arranger, frames, guard } = state;
  const scores = state.ranking!.scores;
  const outline = options.level === "outline" ? outlined(units, scores) : scores;
  // A text without headings, first sentences or signatures has no outline: it is shortened by rank.
  const isOutline = outline !== scores && outline.some(Number.isFinite);
  const comesAlong = (i: number) => frames[i] === 1 && !(isOutline && units[i]!.kind === "heading");
  return {
    source,
    units,
    arranger,
    scores: (isOutline ? outline : scores).map((s, i) => (comesAlong(i) ? Number.NEGATIVE_INFINITY : s)),
    must: guard.must.map((reason) => reason !== ""),
    should: guard.should.map((reason) => reason !== ""),
    mayBreakOff: isAsked(options),
    tokenizer: options.tokenizer,
  };
}

/** What must stay, counted: "front matter and 3 code fences". */
function named({ must }: Protection): string {
  const counts = new Map<string, number>();
  for (const reason of must) if (reason !== "") counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const kinds = Array.from(counts, ([reason, count]) => (count === 1 ? reason : `${count} ${plural(reason)}`));
  return kinds.length === 0 ? "The shortest part" : `What must stay (${kinds.slice(0, 4).join(", ")})`;
}

const plural = (reason: string): string => (/(?:matter|kept)$/.test(reason) ? reason : `${reason}s`);

function tooSmall(minimum: number, { budget, tokenizer }: FitOptions, what: string): UserError {
  const [least, most] = [minimum, budget].map((tokens) => tokens.toLocaleString("en-US"));
  const takes = tokenizer.exact ? `takes ${least} tokens` : `takes up to ${least} tokens (the estimate's upper end)`;
  const message = `${what} ${takes}, more than the budget of ${most}: mark less as kept or ask for ${least}.`;
  return new UserError("budget-too-small", message, { minimum });
}
