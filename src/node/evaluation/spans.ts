import * as v from "valibot";
import type { QuestionSet } from "../../core/evaluate/question-set.ts";
import { recordsOf, span } from "./records.ts";

const document = v.object({ doc: v.string(), text: v.string() });
const question = v.object({
  doc: v.string(),
  question: v.string(),
  spans: v.array(span),
  /** The chunking evaluation: the spans are one answer together. */
  references: v.optional(v.array(v.string())),
});

/** Documents and the spans in them that answer: SQuAD, JSQuAD, XQuAD; the chunking evaluation of Chroma. */
export async function readSpans(name: string, folder: string): Promise<QuestionSet> {
  const documents = await recordsOf(folder, "documents.jsonl", document);
  const questions = await recordsOf(folder, "questions.jsonl", question);
  const isChunkingEvaluation = questions.some(({ references }) => references !== undefined);
  return {
    name,
    documents: new Map(documents.map(({ doc, text }) => [doc, text])),
    questions: questions.map(({ doc, question, spans }) => ({ document: doc, question, spans })),
    spans: isChunkingEvaluation ? "all" : "any",
    isOneCorpus: isChunkingEvaluation,
  };
}
