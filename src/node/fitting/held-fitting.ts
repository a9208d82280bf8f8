import { Fitting } from "../../core/compress/fitting.ts";
import type { FittingOptions, PlanOptions } from "../../core/compress/options.ts";
import { Rewriting } from "../../core/compress/rewrite/rewriting.ts";
import { RewrittenFitting } from "../../core/compress/rewrite/rewritten-fitting.ts";
import type { Section } from "../../core/document/document.ts";
import { parseDocument } from "../../core/document/parse.ts";
import { headPlan } from "../../core/plan/head-plan.ts";
import type { Piece, Plan, Range } from "../../core/plan/plan.ts";
import { saidShare, wordsOf } from "../../core/plan/said-words.ts";
import type { Encoder } from "../../core/select/encoder.ts";
import type { Count, TokenDocument, Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { targetTokenizer } from "../worker/target-tokenizer.ts";
import { ChosenEncoder } from "./chosen-encoder.ts";
import { fittedOf } from "./fitted.ts";
import type { Fitted, FittingQueries, FittingSource, PlanRequest, RewriteTurn } from "./fitting-queries.ts";
import { type LineFeedView, lineFeedView } from "./line-feed-view.ts";
import { budgetWithoutReturns, rewritesInDocument, rewritesInView } from "./rewrites-in-document.ts";

type PlanQuestion = FittingQueries["plan"]["question"];

/** What is read of a text once for all plans with one tokenizer. */
interface Counted {
  readonly tokenizer: Tokenizer;
  /** With line feeds alone. */
  readonly document: TokenDocument;
  /** Of the text as it is. */
  readonly before: Count;
}

/**
 * A text that the worker holds to be fitted to one budget after the other. A document with carriage returns keeps them:
 * VS Code cannot take back a change of its line ends and of its text in one step.
 */
export class HeldFitting {
  readonly #source: FittingSource;
  readonly #encoders: ChosenEncoder;
  readonly #span: Range;
  readonly #view: LineFeedView;
  readonly #hint: { readonly languageId: string; readonly path: string };
  #sections: readonly Section[] | undefined;
  #words: ReadonlySet<string> | undefined;
  #counted: Counted | undefined;
  #fitting: { readonly key: string; readonly fitting: Fitting | RewrittenFitting } | undefined;
  /** What a language model is being asked about the text. */
  #rewriting: Rewriting | undefined;

  constructor(source: FittingSource, encoders = new ChosenEncoder()) {
    const { text, span, place } = source;
    this.#source = source;
    this.#encoders = encoders;
    this.#span = span ?? [0, text.length];
    this.#view = lineFeedView(text.slice(...this.#span));
    this.#hint = { languageId: place.languageId, path: place.path };
  }

  /** A plan by words at once, where that is wanted, and then the one that knows what a local model says of the meaning. */
  async plan(question: PlanQuestion, early: (fitted: Fitted) => void = () => {}): Promise<Fitted | UserError> {
    const counted = await this.#countedFor(question);
    if (counted instanceof UserError) return counted;
    const asked = { ...question, marks: this.#marksOf(question) };
    const first = this.#fitted(asked, counted);
    const fitting = this.#fitting?.fitting;
    if (first instanceof UserError || question.localModel === null || question.level === "head") return first;
    if (!(fitting instanceof Fitting) || !fitting.gainsByMeaning(question.budget)) return first;
    if (question.wantsEarly) early(first);
    const encoder = await this.#encoders.of(question.localModel);
    const problem = encoder instanceof UserError ? encoder : await lookedAt(fitting, encoder, asked);
    if (problem?.code === "cancelled") return problem;
    if (problem !== undefined) return { ...first, modelProblem: problem.message };
    const refined = this.#fitted(asked, counted);
    return refined instanceof UserError ? first : refined;
  }

  #fitted(asked: PlanQuestion, counted: Counted): Fitted | UserError {
    const { tokenizer } = counted;
    const { text } = this.#source;
    const [start, end] = this.#span;
    const returns = this.#view.text.length < end - start;
    const plan = returns ? this.#planWithReturns(asked, tokenizer) : this.#planOf(asked, tokenizer);
    if (plan instanceof UserError) return plan;
    this.#sections ??= parseDocument(this.#view.text, this.#hint).sections;
    const fitted = fittedOf({
      ...{ plan, text, span: this.#span, view: this.#view, tokenizer },
      ...{ before: counted.before, counted: counted.document, sections: this.#sections },
    });
    if (!asked.wantsSaid) return fitted;
    this.#words ??= wordsOf(this.#view.text);
    return { ...fitted, said: saidShare(this.#words, plan.text) };
  }

  /** Judges what a language model answered, and says what to ask it next. */
  async rewrite(question: FittingQueries["rewrite"]["question"]): Promise<RewriteTurn | UserError> {
    const { answer } = question;
    const counted = await this.#countedFor(question);
    if (counted instanceof UserError) return counted;
    if (answer === null) {
      const begun = Rewriting.begin(this.#view.text, {
        ...this.#fittingOptions(question, counted.tokenizer),
        ...planOptions({ ...question, marks: this.#marksOf(question) }),
        budget: budgetWithoutReturns(question.budget, counted.before, counted.document.measure),
      });
      if (begun instanceof UserError) return begun;
      this.#rewriting = begun;
    }
    const rewriting = this.#rewriting;
    if (rewriting === undefined) return new UserError("internal", "The fitting worker was lost between two requests.");
    const request = rewriting.turn(answer);
    const rewrites = rewritesInDocument(rewriting.rewrites, this.#view, this.#span[0]);
    return { request, tokens: rewriting.extent.tokens, rewrites, reasons: [...rewriting.reasons] };
  }

  async #countedFor({ target, shared }: PlanRequest): Promise<Counted | UserError> {
    const tokenizer = await targetTokenizer(target, this.#source.place, shared);
    if (tokenizer instanceof UserError) return tokenizer;
    if (this.#counted?.tokenizer !== tokenizer) {
      const document = tokenizer.open(this.#view.text);
      this.#counted = { tokenizer, document, before: { ...tokenizer.measure(this.#source.text.slice(...this.#span)) } };
      this.#fitting = undefined;
    }
    return this.#counted;
  }

  #planOf(question: PlanQuestion, tokenizer: Tokenizer): Plan | UserError {
    const { budget, query, level, omission = "" } = question;
    if (level === "head") return headPlan(this.#view.text, budget, tokenizer);
    const rewrites = level === "auto" ? rewritesInView(question.rewrites ?? [], this.#view, this.#span[0]) : [];
    const key = [level, query, omission, ...rewrites.map(({ start, text }) => `${start} ${text}`)].join("\n");
    if (this.#fitting?.key !== key) {
      const options = { ...this.#fittingOptions(question, tokenizer), level };
      const { text } = this.#view;
      const fitting = rewrites.length > 0 ? new RewrittenFitting(text, rewrites, options) : new Fitting(text, options);
      this.#fitting = { key, fitting };
    }
    const made = this.#fitting.fitting.plan(planOptions(question));
    return "plan" in made ? made.plan : made;
  }

  #fittingOptions({ query, omission = "" }: PlanRequest, tokenizer: Tokenizer): FittingOptions {
    return { tokenizer, hint: this.#hint, omission, ...(query === "" ? {} : { query }) };
  }

  /** Carriage returns can take tokens: the text is fitted anew, by what it is over with them, until it is under with them. */
  #planWithReturns(question: PlanQuestion, tokenizer: Tokenizer): Plan | UserError {
    const { budget } = question;
    let wanted = budget;
    let least = 0;
    for (let attempt = 0; attempt < MOST_ATTEMPTS && wanted > 0; attempt++) {
      const plan = this.#planOf({ ...question, budget: wanted }, tokenizer);
      if (plan instanceof UserError) {
        if (plan.minimum === undefined || attempt === 0) return plan;
        break;
      }
      const text = plan.text.replaceAll("\n", "\r\n");
      const { high } = tokenizer.measure(text);
      if (high <= budget) return { ...plan, budget, tokens: high, text, pieces: withReturns(plan.pieces, text) };
      least = high;
      wanted -= high - budget;
    }
    const [needed, given] = [least, budget].map((tokens) => tokens.toLocaleString("en-US"));
    return new UserError(
      "budget-too-small",
      `With its line ends (CRLF) what must stay takes up to ${needed} tokens; the budget is ${given}.`,
      { minimum: least },
    );
  }

  #marksOf({ marks }: PlanRequest): PlanRequest["marks"] {
    return { keep: this.#inView(marks.keep), drop: this.#inView(marks.drop) };
  }

  /** The parts of ranges of the document that are fitted, in the view. */
  #inView(ranges: readonly Range[]): Range[] {
    const [start, end] = this.#span;
    return ranges
      .map(([from, to]): Range => [Math.max(from, start) - start, Math.min(to, end) - start])
      .filter(([from, to]) => from < to)
      .map(([from, to]) => [this.#view.inView(from), this.#view.inView(to)]);
  }
}

const MOST_ATTEMPTS = 6;

/** A model at work is stopped so soon after the person stopped the plan. */
const STOP_MS = 50;

/** Lets a local model read what is best by its words, until it is stopped. */
async function lookedAt(
  fitting: Fitting,
  encoder: Encoder,
  { budget, marks, control }: PlanQuestion,
): Promise<UserError | undefined> {
  const stopping = new AbortController();
  const watching = setInterval(() => {
    if (Atomics.load(control, 0) !== 0) stopping.abort();
  }, STOP_MS);
  const problem = await fitting.look(encoder, { budget, marks }, { signal: stopping.signal });
  clearInterval(watching);
  return problem;
}

function planOptions({ budget, marks, control }: Pick<PlanQuestion, "budget" | "marks" | "control">): PlanOptions {
  return {
    budget,
    marks,
    onProgress: (share) => Atomics.store(control, 1, Math.round(share * 1000)),
    signal: {
      get aborted() {
        return Atomics.load(control, 0) !== 0;
      },
    },
  };
}

/** The pieces with the places that they have in the text with carriage returns. */
function withReturns(pieces: readonly Piece[], text: string): Piece[] {
  const { inSource } = lineFeedView(text);
  return pieces.map((piece) => (piece.at ? { ...piece, at: [inSource(piece.at[0]), inSource(piece.at[1])] } : piece));
}
