import { detectFormat } from "../document/formats/detect-format.ts";
import type { Plan } from "../plan/plan.ts";
import { UserError } from "../user-error.ts";
import { Book } from "./book/book.ts";
import type { Part } from "./book/part.ts";
import { BOOK } from "./book/sizes.ts";
import { finished } from "./book/work.ts";
import type { Arrangement } from "./choose/arrange.ts";
import { choose } from "./choose/choose.ts";
import { scoresOf } from "./choose/scores.ts";
import type { Edit } from "./edits/edit.ts";
import { keptRanges, type Marks, markedEdits } from "./marks.ts";
import type { FittingOptions, PlanOptions } from "./options.ts";
import { isAsked } from "./protection.ts";
import { Reading } from "./reading.ts";
import { fitRecords } from "./records/fit-records.ts";
import { Rung } from "./rung.ts";
import { type Source, withKept } from "./source.ts";
import { piecesOf } from "./story/pieces.ts";
import { tooSmall, whatStays } from "./story/too-small.ts";
import { withoutWords } from "./words/words.ts";

/** JSON stays JSON: it is shortened by its entries, not by its lines. */
const LISTS: ReadonlySet<string> = new Set(["json", "chat-json", "chat-jsonl"]);

/** What is written in these may be as long as a book; what is all structure is not read in parts. */
const BOOKS: ReadonlySet<string> = new Set(["markdown", "text", "html", "xml", "code"]);

/**
 * A text that is fitted to one budget after the other: it is read and ranked once, when that is first needed, and each
 * plan after that takes only the choosing.
 */
export class Fitting {
  readonly #text: string;
  readonly #options: FittingOptions;
  readonly #part: Part | undefined;
  #held: Book | undefined;
  #before: number | undefined;
  #reading: Reading | UserError | undefined;
  /** The rungs that were needed so far, by the edits of their stages, with the marks that they hold for. */
  #rungs: { readonly marks: string; readonly byEdits: Map<readonly Edit[], Rung> } | undefined;

  /** `part` tells of a text that is a part of a book. */
  constructor(text: string, options: FittingOptions, part?: Part) {
    this.#text = text;
    this.#options = options;
    this.#part = part;
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
      if (signal?.aborted) return cancelled();
      onProgress?.(share, what);
      return undefined;
    };
    if (this.#isBook(this.#before)) {
      const work = this.#book.plan(budget, { keep, drop });
      return finished(work, (step) => stoppedBefore(...step) === undefined) ?? cancelled();
    }
    const refused = (minimum: number, what: string) => tooSmall(minimum, budget, what, tokenizer);

    const stopped = stoppedBefore(0.1, "reading the text");
    if (stopped) return stopped;
    this.#reading ??= Reading.of(this.#text, this.#options, this.#part);
    const reading = this.#reading;
    if (reading instanceof UserError) return reading;
    const source = withKept(reading.source, keptRanges({ keep }));
    const rung = this.#rungsFor(reading, source, { keep, drop });

    const lossless = stoppedBefore(0.3, "removing what nobody misses") ?? rung(reading.lossless);
    if (lossless instanceof UserError) return lossless;
    const first = this.#wholePlan(lossless, budget);
    if (typeof first === "object") return first;
    if (level === "lossless") return refused(first, "Without losing anything");
    if (LISTS.has(source.document.format)) {
      const listed = fitRecords(source, lossless.edits, { ...this.#options, budget });
      if (listed !== undefined && "tokens" in listed) return { ...listed, before: this.#before };
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
      source,
      units,
      arranger: worded.arranger,
      candidates: worded.candidates,
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

  #isBook(tokens: number): boolean {
    if (this.#part !== undefined || tokens <= BOOK) return false;
    return BOOKS.has(detectFormat(this.#text, this.#options.hint).format);
  }

  get #book(): Book {
    // What the patterns of `keep` match is found in the whole.
    const options = { ...this.#options, keep: [] };
    this.#held ??= new Book(this.#text, this.#before!, this.#options, (text, part) => new Fitting(text, options, part));
    return this.#held;
  }

  #high(text: string): number {
    return this.#options.tokenizer.measure(text).high;
  }

  /** Gives the rung of stages that were run, made once for all budgets as long as the marks are the same. */
  #rungsFor(reading: Reading, source: Source, marked: Marks): (edits: readonly Edit[]) => Rung {
    const marks = JSON.stringify(marked);
    if (this.#rungs?.marks !== marks) this.#rungs = { marks, byEdits: new Map() };
    const { byEdits } = this.#rungs;
    return (stages) => {
      const known = byEdits.get(stages);
      if (known !== undefined) return known;
      const edits = markedEdits(stages, marked, this.#text.length);
      const rung = new Rung(source, edits, reading.unitsWith(edits), this.#options);
      byEdits.set(stages, rung);
      return rung;
    };
  }

  #worded(rung: Rung, budget: number): Rung {
    const { source, read, guard, edits: before } = rung;
    const isFixed = (unit: number) => guard.must[unit] !== "";
    const edits = withoutWords(source, read.units, isFixed, before, budget, this.#options.tokenizer);
    return new Rung(source, edits, read, this.#options);
  }

  /** The plan that keeps all that the stages left, or its tokens where they are over the budget. */
  #wholePlan(rung: Rung, budget: number): Plan | number {
    const { arrangement, tokens } = rung.whole;
    return tokens <= budget ? this.#plan(rung, budget, arrangement, tokens) : tokens;
  }

  #plan(rung: Rung, budget: number, arrangement: Arrangement, tokens: number): Plan {
    const { level, tokenizer } = this.#options;
    const { source, edits, guard, read } = rung;
    const { units } = read;
    const isChosen =
      arrangement.placed.length < units.length || arrangement.placed.some(({ unit, end }) => end < units[unit]!.end);
    const story = {
      source,
      units,
      edits,
      guard,
      arrangement,
      ...(level === "outline" ? { partial: level } : {}),
      ...(isChosen ? { ranking: read.ranking } : {}),
    };
    return { budget, before: this.#before!, tokens, text: arrangement.text, pieces: piecesOf(story, tokenizer) };
  }
}

const cancelled = (): UserError => new UserError("cancelled", "Fitting was cancelled.");

function unchanged(text: string, budget: number, tokens: number): Plan {
  const whole = { start: 0, end: text.length, level: "full", tokens, reason: "fits as it is" } as const;
  return { budget, before: tokens, tokens, text, pieces: text === "" ? [] : [whole] };
}
