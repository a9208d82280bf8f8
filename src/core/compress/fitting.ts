import type { Plan } from "../plan/plan.ts";
import { UserError } from "../user-error.ts";
import { type Arrangement, Arranger } from "./choose/arrange.ts";
import { choose } from "./choose/choose.ts";
import { scoresOf } from "./choose/scores.ts";
import type { Edit } from "./edits/edit.ts";
import { markedEdits } from "./marks.ts";
import type { FittingOptions, PlanOptions } from "./options.ts";
import { isAsked, type Protection, protectionOf } from "./protection.ts";
import { Reading, type Units } from "./reading.ts";
import { fitRecords } from "./records/fit-records.ts";
import { type Source, withKept } from "./source.ts";
import { piecesOf } from "./story/pieces.ts";
import { tooSmall, whatStays } from "./story/too-small.ts";
import { withoutWords } from "./words/words.ts";

/** JSON stays JSON: it is shortened by its entries, not by its lines. */
const LISTS: ReadonlySet<string> = new Set(["json", "chat-json", "chat-jsonl"]);

/** How a text reads after some stages. */
interface Rung {
  readonly source: Source;
  readonly edits: readonly Edit[];
  readonly read: Units;
  readonly arranger: Arranger;
  readonly guard: Protection;
}

/**
 * A text that is fitted to one budget after the other: it is read and ranked once, when that is first needed, and each
 * plan after that takes only the choosing.
 */
export class Fitting {
  readonly #text: string;
  readonly #options: FittingOptions;
  #before: number | undefined;
  #reading: Reading | UserError | undefined;

  constructor(text: string, options: FittingOptions) {
    this.#text = text;
    this.#options = options;
  }

  /** The plan for a budget; `fit` tells what is returned. */
  plan({ budget, marks: { keep = [], drop = [] } = {}, signal, onProgress }: PlanOptions): Plan | UserError {
    if (!Number.isSafeInteger(budget) || budget < 1)
      return new UserError("invalid-budget", `The budget must be a whole number of tokens above 0, not ${budget}.`);
    const { level = "auto", tokenizer } = this.#options;
    this.#before ??= this.#high(this.#text);
    if (this.#before <= budget && level !== "lossless" && drop.length === 0)
      return unchanged(this.#text, budget, this.#before);
    const stoppedBefore = (share: number, what: string): UserError | undefined => {
      if (signal?.aborted) return new UserError("cancelled", "Fitting was cancelled.");
      onProgress?.(share, what);
      return undefined;
    };
    const refused = (minimum: number, what: string) => tooSmall(minimum, budget, what, tokenizer);

    const stopped = stoppedBefore(0.1, "reading the text");
    if (stopped) return stopped;
    this.#reading ??= Reading.of(this.#text, this.#options);
    const reading = this.#reading;
    if (reading instanceof UserError) return reading;
    const source = withKept(reading.source, keep);
    const isList = LISTS.has(source.document.format);
    // What goes of a list goes by the entry or sentence, else the rest would be no JSON.
    const cut = isList ? [] : drop;
    const rung = (edits: readonly Edit[]) =>
      this.#rung(reading, source, markedEdits(edits, { keep, drop: cut }, this.#text.length));

    const lossless = stoppedBefore(0.3, "removing what nobody misses") ?? rung(reading.lossless);
    if (lossless instanceof UserError) return lossless;
    const first = this.#wholePlan(lossless, budget);
    if (typeof first === "object" && (!isList || drop.length === 0)) return first;
    if (level === "lossless" && typeof first === "number") return refused(first, "Without losing anything");
    if (isList) {
      const listed = fitRecords(source, lossless.edits, { ...this.#options, budget, marks: { drop } });
      if (listed !== undefined && "tokens" in listed) return { ...listed, before: this.#before };
      if (typeof first === "object") return first;
      return refused(listed?.minimum ?? first, "What must stay of this JSON");
    }
    const condensed = rung(reading.condensed);
    const second = this.#wholePlan(condensed, budget);
    if (typeof second === "object") return second;
    if (level === "condensed") return refused(second, "With repeats left out");
    const worded = stoppedBefore(0.5, "ranking") ?? (level === "words" ? this.#worded(condensed, budget) : condensed);
    if (worded instanceof UserError) return worded;
    const third = level === "words" ? this.#wholePlan(worded, budget) : second;
    if (typeof third === "object") return third;
    const { units, frames, ranking } = worded.read;
    const choices = {
      ...worded,
      units,
      scores: scoresOf(ranking.scores, units, frames, worded.guard, level),
      must: worded.guard.must.map((reason) => reason !== ""),
      mayBreakOff: isAsked(this.#options),
      tokenizer,
    };
    const choice = stoppedBefore(0.7, "choosing") ?? choose(choices, budget);
    if (choice instanceof UserError) return choice;
    if ("minimum" in choice) return refused(choice.minimum, whatStays(worded.guard));
    return this.#plan(worded, budget, choice.arrangement, choice.tokens);
  }

  #high(text: string): number {
    return this.#options.tokenizer.measure(text).high;
  }

  #rung(reading: Reading, source: Source, edits: readonly Edit[]): Rung {
    const read = reading.unitsWith(edits);
    return {
      source,
      edits,
      read,
      arranger: new Arranger(source, read.units, edits, this.#options.omission),
      guard: protectionOf(source, read.units, read.parts.code, this.#options),
    };
  }

  #worded(rung: Rung, budget: number): Rung {
    const { source, read, guard, edits: before } = rung;
    const isFixed = (unit: number) => guard.must[unit] !== "";
    const edits = withoutWords(source, read.units, isFixed, before, budget, this.#options.tokenizer);
    return { ...rung, edits, arranger: new Arranger(source, read.units, edits, this.#options.omission) };
  }

  /** The plan that keeps all that the stages left, or its tokens where they are over the budget. */
  #wholePlan(rung: Rung, budget: number): Plan | number {
    const arrangement = rung.arranger.whole();
    const tokens = this.#high(arrangement.text);
    return tokens <= budget ? this.#plan(rung, budget, arrangement, tokens) : tokens;
  }

  #plan(rung: Rung, budget: number, arrangement: Arrangement, tokens: number): Plan {
    const { level, tokenizer } = this.#options;
    const { units } = rung.read;
    const isChosen =
      arrangement.placed.length < units.length || arrangement.placed.some(({ unit, end }) => end < units[unit]!.end);
    const story = {
      ...rung,
      units,
      arrangement,
      ...(level === "outline" ? { partial: level } : {}),
      ...(isChosen ? { ranking: rung.read.ranking } : {}),
    };
    return { budget, before: this.#before!, tokens, text: arrangement.text, pieces: piecesOf(story, tokenizer) };
  }
}

function unchanged(text: string, budget: number, tokens: number): Plan {
  const whole = { start: 0, end: text.length, level: "full", tokens, reason: "fits as it is" } as const;
  return { budget, before: tokens, tokens, text, pieces: text === "" ? [] : [whole] };
}
