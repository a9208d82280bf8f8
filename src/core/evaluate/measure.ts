import type { Tokenizer } from "../tokenizer/tokenizer.ts";
import { type Answers, answersIn, answersInPlace } from "./answers-kept.ts";
import type { Cutter } from "./cutter.ts";
import { type Interval, interval } from "./interval.ts";
import { keptShare } from "./kept-share.ts";
import { type Kept, negationsKept, numbersKept } from "./kept-words.ts";
import { overlap } from "./overlap.ts";
import type { Question, QuestionSet } from "./question-set.ts";
import { rougeL } from "./rouge-l.ts";

/** What a cutter did with one set. */
export interface Measured {
  /** Mean share of the answers kept, one for each budget, 0 to 1. */
  readonly kept: readonly number[];
  /** 95 % intervals of `kept`, by drawing the questions anew. */
  readonly intervals: readonly Interval[];
  /** Results over their budget. */
  readonly over: number;
  /** Cuts that could not be made. */
  readonly refused: number;
  /** Median share of the budget that is used, where the text was longer. */
  readonly used: number;
  /** Mean ROUGE-L recall of the references at the largest budget; undefined where the set has none. */
  readonly rougeL?: number;
  /** Mean milliseconds of one cut. */
  readonly milliseconds: number;
}

/** The same for questions, with what is wasted. */
export interface MeasuredAsked extends Measured {
  /** Mean share of what is kept that answers, one for each budget. */
  readonly precision: readonly number[];
  /** Mean of what is kept and answers over what is kept or answers (intersection over union). */
  readonly iou: readonly number[];
}

/** Cuts a document for each question to each budget, and looks what is left of the answers. */
export async function measureAsked(
  { documents, spans: mode }: QuestionSet,
  questions: readonly Question[],
  budgets: readonly number[],
  cutter: Cutter,
  tokenizer: Tokenizer,
): Promise<MeasuredAsked> {
  const precision = budgets.map((): number[] => []);
  const iou = budgets.map((): number[] => []);
  const tally = new Tally(budgets.length, tokenizer);
  const rouge: number[] = [];
  for (const { document, question, spans, reference } of questions) {
    const text = documents.get(document) ?? "";
    for (const [i, budget] of budgets.entries()) {
      const cut = await tally.timed(() => cutter(text, budget, question));
      tally.add(i, cut?.text, text, budget, cut ? keptShare(cut.kept, spans, mode) : 0);
      const shared = overlap(cut?.kept ?? [], spans);
      precision[i]!.push(shared.precision);
      iou[i]!.push(shared.iou);
      if (reference !== undefined && i === budgets.length - 1) rouge.push(rougeL(reference, cut?.text ?? ""));
    }
  }
  const waste = { precision: precision.map(mean), iou: iou.map(mean) };
  return { ...tally.result(questions.length), ...waste, ...(rouge.length > 0 ? { rougeL: mean(rouge) } : {}) };
}

/** What is left when nobody asked. */
export interface MeasuredUnasked extends Measured {
  /** Share of the answers that are kept where they stood, one for each budget; `kept` counts them anywhere. */
  readonly inPlace: readonly number[];
  /** Shares of the negations and numbers that are kept, one for each budget. */
  readonly negations: readonly number[];
  readonly numbers: readonly number[];
}

/** Cuts each document to shares of its tokens, and looks which questions it still answers. */
export async function measureUnasked(
  documents: ReadonlyMap<string, string>,
  answersOf: (document: string) => readonly Answers[],
  shares: readonly number[],
  cutter: Cutter,
  tokenizer: Tokenizer,
): Promise<MeasuredUnasked> {
  const tally = new Tally(shares.length, tokenizer);
  const sums = shares.map(() => ({ inPlace: 0, negations: [0, 0], numbers: [0, 0] }));
  const count = (into: number[], { of, kept }: Kept) => {
    into[0]! += kept;
    into[1]! += of;
  };
  let questions = 0;
  for (const [name, text] of documents) {
    const answers = answersOf(name);
    questions += answers.length;
    for (const [i, share] of shares.entries()) {
      const budget = Math.max(1, Math.floor(tokenizer.count(text) * share));
      const cut = await tally.timed(() => cutter(text, budget, ""));
      const result = cut?.text ?? "";
      tally.add(i, cut?.text, text, budget, answersIn(result, answers));
      sums[i]!.inPlace += answersInPlace(text, cut?.kept ?? [], answers);
      count(sums[i]!.negations, negationsKept(text, result));
      count(sums[i]!.numbers, numbersKept(text, result));
    }
  }
  const share = ([kept = 0, of = 0]: readonly number[]) => (of === 0 ? 1 : kept / of);
  return {
    ...tally.result(questions),
    inPlace: sums.map(({ inPlace }) => inPlace / Math.max(1, questions)),
    negations: sums.map(({ negations }) => share(negations)),
    numbers: sums.map(({ numbers }) => share(numbers)),
  };
}

class Tally {
  readonly #tokenizer: Tokenizer;
  readonly #kept: number[];
  readonly #shares: number[][];
  readonly #used: number[] = [];
  #over = 0;
  #refused = 0;
  #cuts = 0;
  #milliseconds = 0;

  constructor(budgets: number, tokenizer: Tokenizer) {
    this.#tokenizer = tokenizer;
    this.#kept = Array.from({ length: budgets }, () => 0);
    this.#shares = Array.from({ length: budgets }, () => []);
  }

  async timed<T>(work: () => T | Promise<T>): Promise<T> {
    const begin = performance.now();
    const result = await work();
    this.#milliseconds += performance.now() - begin;
    this.#cuts++;
    return result;
  }

  add(budgetIndex: number, result: string | undefined, source: string, budget: number, kept: number): void {
    this.#kept[budgetIndex]! += kept;
    this.#shares[budgetIndex]!.push(kept);
    if (result === undefined) {
      this.#refused++;
      return;
    }
    const tokens = this.#tokenizer.count(result);
    if (tokens > budget) this.#over++;
    if (this.#tokenizer.count(source) > budget) this.#used.push(tokens / budget);
  }

  result(of: number): Measured {
    const used = this.#used.sort((a, b) => a - b);
    return {
      kept: this.#kept.map((sum) => sum / Math.max(1, of)),
      intervals: this.#shares.map((shares) => interval(shares)),
      over: this.#over,
      refused: this.#refused,
      used: used[used.length >> 1] ?? 1,
      milliseconds: this.#milliseconds / Math.max(1, this.#cuts),
    };
  }
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
