import type { ProtectedRange } from "../../document/document.ts";
import type { Plan } from "../../plan/plan.ts";
import type { EncodeOptions, Encoder } from "../../select/encoder.ts";
import { UserError } from "../../user-error.ts";
import type { Fitting } from "../fitting.ts";
import { keptRanges, type Marks } from "../marks.ts";
import type { FittingOptions } from "../options.ts";
import { isAsked } from "../protection.ts";
import { tooSmall } from "../story/too-small.ts";
import { bookPieces, unchangedIn } from "./book-pieces.ts";
import { BookSections } from "./book-sections.ts";
import { coarseRelevance } from "./coarse-relevance.ts";
import { evenOrder } from "./even-order.ts";
import type { Excerpt } from "./excerpt.ts";
import type { FitPart } from "./part.ts";
import { type QuestionCounts, questionCounts } from "./question-counts.ts";
import { excerptOf } from "./relevant-excerpt.ts";
import { type Shape, shapeOf } from "./shape.ts";
import { SIZES, type Sizes } from "./sizes.ts";
import { spineOf } from "./spine.ts";
import { surroundingsOf } from "./surroundings.ts";
import { finished, type Work } from "./work.ts";

interface Ranked {
  readonly counts: QuestionCounts;
  /** Passages from the best to the worst. */
  readonly order: Int32Array;
}

/** What is chosen from for a question, with what has to be in it. */
interface Chosen {
  readonly kept: string;
  readonly excerpt: Excerpt;
  readonly fitting: Fitting;
}

/**
 * A text too long to be read at once. With a question a first pass ranks its passages, and what is fitted is an excerpt
 * of the best; without one, and for a budget larger than an excerpt, its sections are fitted one after the other. What is
 * held of it are its shape and the structures of one part.
 */
export class Book {
  readonly #text: string;
  readonly #tokens: number;
  readonly #options: FittingOptions;
  readonly #fitPart: FitPart;
  readonly #sizes: Sizes;
  #shape: Shape | UserError | undefined;
  #ranked: Ranked | undefined;
  #chosen: Chosen | undefined;

  /** `tokens` are those of the text, of an estimate the high end. */
  constructor(text: string, tokens: number, options: FittingOptions, fitPart: FitPart, sizes = SIZES) {
    this.#text = text;
    this.#tokens = tokens;
    this.#options = options;
    this.#fitPart = fitPart;
    this.#sizes = sizes;
  }

  /** The plan for a budget, as `fit` tells; between two steps of it the book can be left. */
  *plan(budget: number, marks: Marks): Work<Plan | UserError> {
    const plan = yield* this.#planned(budget, marks);
    if (!(plan instanceof UserError)) return plan;
    // What a section must have is known when it is fitted to it: the minimum is one that was seen to work.
    let { minimum } = plan;
    for (let round = 0; round < MOST_MINIMA && minimum !== undefined; round++) {
      const least = yield* this.#planned(minimum, marks);
      if (!(least instanceof UserError))
        return minimum === plan.minimum ? plan : tooSmall(minimum, budget, "What must stay", this.#options.tokenizer);
      minimum = least.minimum;
    }
    return plan;
  }

  *#planned(budget: number, marks: Marks): Work<Plan | UserError> {
    yield [0.02, "reading the text"];
    this.#shape ??= shapeOf(this.#text, this.#tokens, this.#options, this.#sizes);
    const shape = this.#shape;
    if (shape instanceof UserError) return shape;
    const { level = "auto" } = this.#options;
    const kept = sorted([...shape.kept, ...keptRanges(marks)]);
    const newSections = () => new BookSections(shape, this.#tokens, this.#options, this.#fitPart, marks);
    const sections = newSections();
    if (level === "lossless" || level === "condensed") return yield* sections.least(budget, kept);
    if (!isAsked(this.#options)) return yield* this.#evenly(shape, newSections, budget, kept);
    this.#ranked ??= yield* this.#rank(shape);
    const ranked = this.#ranked;
    const choice = this.#chosenFor(shape, ranked, kept);
    const chosen = this.#chosenPlan(shape, choice, Math.min(budget, this.#sizes.chosen), marks);
    if (budget <= this.#sizes.chosen || (chosen instanceof UserError && chosen.minimum === undefined)) return chosen;
    const answers = chosen instanceof UserError ? [] : unchangedIn(chosen, "answers the question");
    const { order } = ranked;
    const plan = yield* sections.plan({ budget, order, kept: sorted([...kept, ...answers]), gone: IRRELEVANT });
    return plan instanceof UserError ? this.#chosenPlan(shape, choice, budget, marks) : plan;
  }

  /** Without a question: each section by its size, with the headings as a spine. */
  *#evenly(
    shape: Shape,
    newSections: () => BookSections,
    budget: number,
    kept: readonly ProtectedRange[],
  ): Work<Plan | UserError> {
    const { headings, text, sizes, sections: firsts } = shape;
    const order = evenOrder(firsts, sizes);
    const tokensOf = (start: number, end: number) => this.#options.tokenizer.measure(text.slice(start, end)).high;
    const spine = spineOf(headings, budget, tokensOf);
    const plan = yield* newSections().plan({ budget, order, kept: sorted([...kept, ...spine]), gone: NO_ROOM });
    if (!(plan instanceof UserError) || spine.length === 0) return plan;
    return yield* newSections().plan({ budget, order, kept, gone: NO_ROOM });
  }

  *#rank(shape: Shape): Work<Ranked> {
    const counts = yield* questionCounts(shape.text, shape.passages, this.#options.query ?? "");
    const scores = coarseRelevance(counts);
    return { counts, order: Int32Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b) };
  }

  /** Reads for meaning what is best by its words of the excerpt that a question chooses; as `Fitting.look`. */
  async look(encoder: Encoder, budget: number, marks: Marks, options: EncodeOptions): Promise<UserError | undefined> {
    this.#shape ??= shapeOf(this.#text, this.#tokens, this.#options, this.#sizes);
    const shape = this.#shape;
    if (shape instanceof UserError) return shape;
    this.#ranked ??= finished(this.#rank(shape), () => true)!;
    const { excerpt, fitting } = this.#chosenFor(shape, this.#ranked, sorted([...shape.kept, ...keptRanges(marks)]));
    const drop = marks.drop.flatMap(([start, end]) => excerpt.inExcerpt(start, end));
    return fitting.look(encoder, { budget: Math.min(budget, this.#sizes.chosen), marks: { drop } }, options);
  }

  /** The best passages for a question, to be fitted as any text. */
  #chosenFor(shape: Shape, { order, counts }: Ranked, kept: readonly ProtectedRange[]): Chosen {
    const key = JSON.stringify(kept);
    if (this.#chosen?.kept === key) return this.#chosen;
    const excerpt = excerptOf(shape, order, this.#sizes.excerpt, kept);
    const fitting = this.#fitPart(excerpt.text, {
      detected: shape.detected,
      gaps: excerpt.gaps,
      kept: excerpt.keptIn(kept),
      surroundings: surroundingsOf(excerpt, shape, counts),
    });
    this.#chosen = { kept: key, excerpt, fitting };
    return this.#chosen;
  }

  #chosenPlan(shape: Shape, { excerpt, fitting }: Chosen, budget: number, marks: Marks): Plan | UserError {
    const drop = marks.drop.flatMap(([start, end]) => excerpt.inExcerpt(start, end));
    const plan = fitting.plan({ budget, marks: { drop } });
    if (plan instanceof UserError) return plan;
    return { ...plan, before: this.#tokens, pieces: bookPieces([{ excerpt, plan }], shape.text.length, IRRELEVANT) };
  }
}

/** So many times a minimum that does not work is followed by the one that is then named. */
const MOST_MINIMA = 6;

const IRRELEVANT = "low relevance to the question";
const NO_ROOM = "no room left for this part";

const sorted = (ranges: ProtectedRange[]): ProtectedRange[] => ranges.sort((a, b) => a.start - b.start);
