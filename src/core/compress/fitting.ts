import { detectFormat } from "../document/formats/detect-format.ts";
import type { Plan } from "../plan/plan.ts";
import type { EncodeOptions, Encoder } from "../select/encoder.ts";
import { ROLE_WEIGHTS } from "../select/role-weights.ts";
import { UserError } from "../user-error.ts";
import { Book } from "./book/book.ts";
import type { Part } from "./book/part.ts";
import { BOOK } from "./book/sizes.ts";
import { finished } from "./book/work.ts";
import type { Arrangement } from "./choose/arrange.ts";
import { choose } from "./choose/choose.ts";
import { scoresOf } from "./choose/scores.ts";
import { Drafts } from "./drafts.ts";
import type { Edit } from "./edits/edit.ts";
import { dropped, keptRanges, type Marks } from "./marks.ts";
import type { FittingOptions, PlanOptions } from "./options.ts";
import { isAsked } from "./protection.ts";
import { Reading } from "./reading.ts";
import { fitRecords } from "./records/fit-records.ts";
import { Rung } from "./rung.ts";
import { type Source, withKept } from "./source.ts";
import { piecesOf } from "./story/pieces.ts";
import { tooSmall, whatStays } from "./story/too-small.ts";
import { isProse } from "./words/is-prose.ts";
import { WordPruning } from "./words/word-pruning.ts";

/** JSON stays JSON: it is shortened by its entries, not by its lines. */
const LISTS: ReadonlySet<string> = new Set(["json", "chat-json", "chat-jsonl"]);

/** What is written in these may be as long as a book; what is all structure is not read in parts. */
const BOOKS: ReadonlySet<string> = new Set(["markdown", "text", "html", "xml", "code"]);

/**
 * Where nobody asked for words to go, at least so much of the running text stays before whole sentences go: with less it
 * can hardly be read. Down to 20 % of the tokens that costs a point of the answers.
 */
const LEAST_WORDS = 1 / 3;

/**
 * In a text of no more tokens than this each sentence may hold a number that the rest needs: where one would go with its
 * sentence, words go. Of 166 sums in words at 70 % of their tokens 3 lost one, and none loses one so.
 */
const BRIEF = 120;
const NUMBER = /\p{Nd}+(?:[.,]\p{Nd}+)*/gu;

/** How much the role of a sentence counts for its words, beside its weight as a whole. */
const ROLE_STRESS = 0.25;

/** What the stages made of a text, for the marks that it holds for. */
interface MarkedDrafts {
  readonly marks: string;
  readonly drafts: Drafts;
  readonly rungWith: (edits: readonly Edit[]) => Rung;
}

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
  #drafts: MarkedDrafts | undefined;
  #pruning: { readonly rung: Rung; readonly pruning: WordPruning } | undefined;

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
    const isList = LISTS.has(source.document.format);
    const unread = stoppedBefore(0.3, "removing what nobody misses");
    if (unread) return unread;
    // What goes of a list goes by the entry or sentence, else the rest would be no JSON.
    const { drafts, rungWith } = this.#draftsFor(reading, source, { keep, drop: isList ? [] : drop });
    let least = 0;
    let whole: Plan | undefined;
    for (const { edits, tokens } of drafts.upTo(level)) {
      const made = tokens <= budget ? this.#wholePlan(rungWith(edits), budget) : tokens;
      if (typeof made === "object") {
        whole = made;
        break;
      }
      least = made;
    }
    if (whole && (!isList || drop.length === 0)) return whole;
    if (level === "lossless" && !whole) return refused(least, "Without losing anything");
    if (level === "condensed" && !whole) return refused(least, "With repeats left out");
    if (isList) {
      const listed = fitRecords(source, drafts.reduced, { ...this.#options, budget, marks: { drop } });
      if (listed !== undefined && "tokens" in listed) return { ...listed, before: this.#before };
      return whole ?? refused(listed?.minimum ?? least, "What must stay of this JSON");
    }
    const reduced = rungWith(drafts.reduced);
    const unready = stoppedBefore(0.5, "ranking");
    if (unready) return unready;
    const goesByWords = level === "words" || (level === "auto" && this.#isMaterial(reduced));
    const pruned = goesByWords ? this.#worded(reduced, budget) : reduced;
    // Where no word would be left, the least of the text that stands alone is chosen.
    const worded = pruned.whole.arrangement.text.trim() === "" ? reduced : pruned;
    const shorter = goesByWords ? this.#wholePlan(worded, budget) : undefined;
    if (typeof shorter === "object") return shorter;
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
    const chosen = this.#plan(worded, budget, choice.arrangement, choice.tokens);
    const numbersCount = level === "auto" && !goesByWords && !isAsked(this.#options) && this.#before <= BRIEF;
    if (!numbersCount || holdsNumbersOf(this.#text, chosen.text)) return chosen;
    const byWords = this.#wholePlan(this.#worded(reduced, budget), budget);
    return typeof byWords === "object" ? byWords : chosen;
  }

  /** Whether there is a question, and a text over the budget to choose from. */
  gainsByMeaning(budget: number): boolean {
    this.#before ??= this.#high(this.#text);
    return isAsked(this.#options) && this.#before > budget;
  }

  /**
   * Reads for meaning what is best by its words, if there is a question; plans from then on know it. A UserError as
   * `encode` throws it, or `plan` returns it: the plans are then as they were.
   */
  async look(
    encoder: Encoder,
    { budget, marks: { keep = [], drop = [] } = {} }: PlanOptions,
    options: EncodeOptions = {},
  ): Promise<UserError | undefined> {
    if (!this.gainsByMeaning(budget)) return undefined;
    if (this.#isBook(this.#before!)) return this.#book.look(encoder, budget, { keep, drop }, options);
    this.#reading ??= Reading.of(this.#text, this.#options, this.#part);
    const reading = this.#reading;
    if (reading instanceof UserError) return reading;
    if (LISTS.has(reading.source.document.format)) return undefined;
    const { drafts, rungWith } = this.#draftsFor(reading, withKept(reading.source, keptRanges({ keep })), {
      keep,
      drop,
    });
    const rung = rungWith(drafts.reduced);
    try {
      await reading.look(rung, budget, encoder, options);
      return undefined;
    } catch (error) {
      if (error instanceof UserError) return error;
      throw error;
    }
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

  /** What the stages make of the text, and the rung of each; made once for all budgets as long as the marks are the same. */
  #draftsFor(reading: Reading, source: Source, marked: Marks): MarkedDrafts {
    const marks = JSON.stringify(marked);
    if (this.#drafts?.marks === marks) return this.#drafts;
    const drafts = new Drafts(source, dropped(marked, this.#text.length), this.#options.tokenizer);
    const rungs = new Map<readonly Edit[], Rung>();
    const rungWith = (edits: readonly Edit[]): Rung => {
      const rung = rungs.get(edits) ?? new Rung(source, edits, reading.unitsWith(edits), this.#options);
      rungs.set(edits, rung);
      return rung;
    };
    this.#drafts = { marks, drafts, rungWith };
    return this.#drafts;
  }

  /** Whether a text only tells something and nobody asked: its words go before whole sentences do. Instructions keep theirs. */
  #isMaterial({ source, read }: Rung): boolean {
    return !isAsked(this.#options) && read.ranking.roles === undefined && isProse(source, read.units);
  }

  #worded(rung: Rung, budget: number): Rung {
    if (this.#pruning?.rung !== rung) this.#pruning = { rung, pruning: this.#pruningOf(rung) };
    const edits = this.#pruning.pruning.under(budget, this.#options.level === "words" ? undefined : LEAST_WORDS);
    return new Rung(rung.source, edits, rung.read, this.#options);
  }

  #pruningOf({ source, read, guard, edits }: Rung): WordPruning {
    const { roles } = read.ranking;
    const stress = (unit: number) =>
      roles === undefined ? 1 : Math.exp(ROLE_STRESS * ROLE_WEIGHTS[roles.roles[unit]!]);
    const isFixed = (unit: number) => guard.must[unit] !== "";
    const words = { source, units: read.units, before: edits };
    return new WordPruning(words, isFixed, this.#options.tokenizer, { stress });
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

/** Whether all numbers of a text are in another one. */
function holdsNumbersOf(text: string, other: string): boolean {
  return (text.match(NUMBER) ?? []).every((number) => other.includes(number));
}

const cancelled = (): UserError => new UserError("cancelled", "Fitting was cancelled.");

function unchanged(text: string, budget: number, tokens: number): Plan {
  const end = text.length;
  const whole = { start: 0, end, level: "full", tokens, at: [0, end], reason: "fits as it is" } as const;
  return { budget, before: tokens, tokens, text, pieces: text === "" ? [] : [whole] };
}
