import type { Answers } from "../../core/evaluate/answers-kept.ts";
import type { CodeTask } from "../../core/evaluate/code-task.ts";
import { type MeasuredAsked, type MeasuredUnasked, measureAsked, measureUnasked } from "../../core/evaluate/measure.ts";
import { type MeasuredCode, measureCode } from "../../core/evaluate/measure-code.ts";
import { type MeasuredRetrieval, measureRetrieval } from "../../core/evaluate/measure-retrieval.ts";
import type { Question, QuestionSet } from "../../core/evaluate/question-set.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import type { EncoderUse } from "../input/encoder.ts";
import type { NamedChooser } from "./choosers.ts";
import type { NamedCutter } from "./cutters.ts";
import { retrievers } from "./retrievers.ts";

export interface AskedRow extends MeasuredAsked {
  readonly set: string;
  readonly cutter: string;
}

export interface UnaskedRow extends MeasuredUnasked {
  readonly set: string;
  readonly cutter: string;
}

export interface CodeRow extends MeasuredCode {
  readonly set: string;
  readonly chooser: string;
  readonly budgets: readonly number[];
}

export interface RetrievalRow extends MeasuredRetrieval {
  readonly set: string;
  readonly retriever: string;
}

export async function measureRetrievalRows(
  { name, documents }: QuestionSet,
  questions: readonly Question[],
  tokenizer: Tokenizer,
  encoder: EncoderUse,
): Promise<RetrievalRow[]> {
  const rows: RetrievalRow[] = [];
  for (const retriever of retrievers(documents, tokenizer, encoder))
    rows.push({ set: name, retriever: retriever.name, ...(await measureRetrieval(questions, retriever)) });
  return rows;
}

export async function measureCodeRows(
  set: string,
  tasks: readonly CodeTask[],
  budgets: readonly number[],
  choosers: readonly NamedChooser[],
  tokenizer: Tokenizer,
): Promise<CodeRow[]> {
  const rows: CodeRow[] = [];
  for (const { name, choose } of choosers) {
    const measured = await measureCode(tasks, budgets, choose, (text) => tokenizer.count(text));
    rows.push({ set, chooser: name, budgets, ...measured });
  }
  return rows;
}

export async function measureAskedRows(
  set: QuestionSet,
  questions: readonly Question[],
  budgets: readonly number[],
  cutters: readonly NamedCutter[],
  tokenizer: Tokenizer,
): Promise<AskedRow[]> {
  const rows: AskedRow[] = [];
  for (const { name, cut } of cutters) {
    rows.push({ set: set.name, cutter: name, ...(await measureAsked(set, questions, budgets, cut, tokenizer)) });
  }
  return rows;
}

export async function measureUnaskedRows(
  set: QuestionSet,
  shares: readonly number[],
  cutters: readonly NamedCutter[],
  tokenizer: Tokenizer,
): Promise<UnaskedRow[]> {
  const byDocument = new Map<string, Answers[]>();
  for (const { document, spans } of set.questions) {
    const text = set.documents.get(document) ?? "";
    const answers = spans.map(([start, end]) => text.slice(start, end));
    byDocument.set(document, [...(byDocument.get(document) ?? []), { answers, spans }]);
  }
  const rows: UnaskedRow[] = [];
  for (const { name, cut } of cutters) {
    const answersOf = (document: string) => byDocument.get(document) ?? [];
    rows.push({
      set: set.name,
      cutter: name,
      ...(await measureUnasked(set.documents, answersOf, shares, cut, tokenizer)),
    });
  }
  return rows;
}
