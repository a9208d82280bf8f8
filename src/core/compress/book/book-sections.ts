import type { ProtectedRange } from "../../document/document.ts";
import type { Plan, Range } from "../../plan/plan.ts";
import { UserError } from "../../user-error.ts";
import type { Marks } from "../marks.ts";
import type { FittingOptions } from "../options.ts";
import { tooSmall, whatStays } from "../story/too-small.ts";
import { addingUpTo, bookPieces, type Fitted } from "./book-pieces.ts";
import { Excerpt } from "./excerpt.ts";
import { type Joined, joined } from "./joined.ts";
import type { FitPart } from "./part.ts";
import { sectionBudgets } from "./section-budgets.ts";
import type { Shape } from "./shape.ts";
import type { Work } from "./work.ts";

/** What is asked of the sections of a book for one budget. */
export interface SectionsRequest {
  readonly budget: number;
  /** The order in which passages give their sections room. */
  readonly order: Int32Array;
  /** What stays in any case; sorted. */
  readonly kept: readonly ProtectedRange[];
  /** Why what gets no room is left out. */
  readonly gone: string;
}

/** What is left of a section, or nothing; and the least that it can be fitted to, where that was more than its budget. */
interface Outcome {
  readonly budget: number;
  readonly fitted?: Fitted;
  readonly minimum?: number;
}

/** So many times budgets are mended where sections needed more than was thought, and sections are tried for the rest. */
const MOST_ROUNDS = 3;
const MOST_TRIED = 6;

/** What may be left unused. */
const UNUSABLE = 0.003;

/** A section is given room for a line break beside the next; there are no more of them than paragraphs in the budget. */
const PARAGRAPH = 80;

/** The sections of a book, fitted one after the other: only the texts and pieces that are left of them are held. */
export class BookSections {
  readonly #shape: Shape;
  readonly #before: number;
  readonly #options: FittingOptions;
  readonly #fitPart: FitPart;
  readonly #marks: Marks;
  #outcomes: Outcome[] = [];

  /** `before` are the tokens of the whole. */
  constructor(shape: Shape, before: number, options: FittingOptions, fitPart: FitPart, marks: Marks) {
    this.#shape = shape;
    this.#before = before;
    this.#options = options;
    this.#fitPart = fitPart;
    this.#marks = marks;
  }

  /** Gives each section its budget, fits it, and gives what is left over to those that are next in the order. */
  *plan(request: SectionsRequest): Work<Plan | UserError> {
    const { budget, order, kept } = request;
    const { sizes, sectionOf, sections } = this.#shape;
    const count = sections.length - 1;
    const joint = 1 + this.#high(this.#options.omission ?? "");
    const needed = this.#neededBy(kept);
    let room = budget - joint * Math.min(count, Math.floor(budget / PARAGRAPH));
    let next: readonly number[] = [];
    for (let round = 0; round < MOST_ROUNDS; round++) {
      if (room < needed.reduce((a, b) => a + b, 0)) break;
      const shares = sectionBudgets({ order, sizes, sectionOf }, needed, room);
      next = shares.next;
      for (let s = 0; s < count; s++) {
        const share = shares.budgets[s]!;
        if (this.#outcomes[s]?.budget === share) continue;
        if (share > 0) yield [0.1 + (0.8 * s) / count, `fitting section ${s + 1} of ${count}`];
        const outcome = this.#outcomeOf(s, share, kept);
        if (outcome instanceof UserError) return outcome;
        this.#outcomes[s] = outcome;
        if (outcome.minimum !== undefined && outcome.fitted !== undefined) needed[s] = outcome.minimum;
      }
      const tokens = this.#high(this.#joined().text);
      if (tokens <= budget) return yield* this.#withRest(request, tokens, next);
      room -= tokens - budget;
    }
    // Only what must stay.
    for (let s = 0; s < count; s++) {
      const outcome = this.#outcomeOf(s, 0, kept);
      if (outcome instanceof UserError) return outcome;
      this.#outcomes[s] = outcome;
    }
    const tokens = this.#high(this.#joined().text);
    if (tokens <= budget) return yield* this.#withRest(request, tokens, next);
    const reasons = kept.map(({ reason }) => reason);
    return tooSmall(tokens, budget, whatStays({ must: reasons, should: [] }), this.#options.tokenizer);
  }

  /** All sections at the least that their level allows. */
  *least(budget: number, kept: readonly ProtectedRange[]): Work<Plan | UserError> {
    const count = this.#shape.sections.length - 1;
    for (let s = 0; s < count; s++) {
      yield [0.1 + (0.8 * s) / count, `reading section ${s + 1} of ${count}`];
      const outcome = this.#outcomeOf(s, 1, kept, true);
      if (outcome instanceof UserError) return outcome;
      this.#outcomes[s] = outcome;
    }
    const tokens = this.#high(this.#joined().text);
    if (tokens <= budget) return this.#planOf(budget, tokens, "");
    const what = this.#options.level === "lossless" ? "Without losing anything" : "With repeats left out";
    return tooSmall(tokens, budget, what, this.#options.tokenizer);
  }

  /** Hands out what sections left of their budgets. */
  *#withRest({ budget, kept, gone }: SectionsRequest, used: number, next: readonly number[]): Work<Plan | UserError> {
    let tokens = used;
    let least = Number.POSITIVE_INFINITY;
    for (const s of next.slice(0, MOST_TRIED)) {
      const rest = budget - tokens;
      if (rest <= UNUSABLE * budget) break;
      yield [0.92, "using what is left over"];
      const before = this.#outcomes[s]!;
      const taken = before.fitted?.plan.tokens ?? 0;
      const outcome = this.#outcomeOf(s, taken + rest, kept);
      if (outcome instanceof UserError) return outcome;
      if (outcome.fitted === undefined) {
        least = Math.min(least, outcome.minimum ?? least);
        continue;
      }
      this.#outcomes[s] = outcome;
      const more = this.#high(this.#joined().text);
      if (more <= budget) tokens = more;
      else this.#outcomes[s] = before;
    }
    if (tokens === 0 && Number.isFinite(least))
      return tooSmall(least, budget, "The shortest part", this.#options.tokenizer);
    return this.#planOf(budget, tokens, gone);
  }

  #high(text: string): number {
    return this.#options.tokenizer.measure(text).high;
  }

  #rangeOf(section: number): Range {
    const { passages, sections } = this.#shape;
    return [passages[sections[section]!]!, passages[sections[section + 1]!]!];
  }

  /** Tokens of what stays in each section, with the line breaks around. */
  #neededBy(kept: readonly ProtectedRange[]): Float64Array {
    const { text, sections } = this.#shape;
    const needed = new Float64Array(sections.length - 1);
    let s = 0;
    for (const { start, end } of kept) {
      while (s + 1 < needed.length && this.#rangeOf(s)[1] <= start) s++;
      needed[s]! += this.#high(text.slice(start, end)) + 2;
    }
    return needed;
  }

  #outcomeOf(section: number, budget: number, kept: readonly ProtectedRange[], atLeast = false): Outcome | UserError {
    const [start, end] = this.#rangeOf(section);
    const inside = kept.filter((range) => range.start < end && range.end > start);
    if (budget < 1 && inside.length === 0) return { budget };
    const excerpt = new Excerpt(this.#shape.text, [[start, end]]);
    const drop = this.#marks.drop.flatMap(([a, b]) => excerpt.inExcerpt(a, b));
    const fitting = this.#fitPart(excerpt.text, {
      detected: this.#shape.detected,
      gaps: [],
      kept: excerpt.keptIn(inside),
    });
    const marks = { drop };
    const plan = fitting.plan({ budget: Math.max(1, Math.floor(budget)), marks });
    if (!(plan instanceof UserError)) return { budget, fitted: { excerpt, plan } };
    const { minimum } = plan;
    if (minimum === undefined) return plan;
    if (inside.length === 0 && !atLeast) return { budget, minimum };
    const smallest = fitting.plan({ budget: minimum, marks });
    return smallest instanceof UserError ? smallest : { budget, minimum, fitted: { excerpt, plan: smallest } };
  }

  #joined(): Joined {
    const sections = this.#outcomes.map(({ fitted }, s) => ({ range: this.#rangeOf(s), ...(fitted && { fitted }) }));
    return joined(this.#shape.text, sections, this.#options.omission);
  }

  #planOf(budget: number, tokens: number, gone: string): Plan {
    const { text, ends } = this.#joined();
    const document = this.#options.tokenizer.open(text);
    // The line break at the end is the last one's that has a text.
    const last = ends.findLastIndex((end, s) => end > (ends[s - 1] ?? 0));
    let before = 0;
    const fitted = this.#outcomes.flatMap(({ fitted }, s) => {
      const upTo = s >= last ? document.tokens : document.tokensBefore(ends[s]!);
      const own = upTo - before;
      if (fitted === undefined) return [];
      before = upTo;
      return [{ ...fitted, plan: { ...fitted.plan, pieces: addingUpTo(fitted.plan.pieces, own) } }];
    });
    const pieces = addingUpTo(bookPieces(fitted, this.#shape.text.length, gone), tokens);
    return { budget, before: this.#before, tokens, text, pieces };
  }
}
