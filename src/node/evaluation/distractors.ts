import * as v from "valibot";
import type { QuestionSet } from "../../core/evaluate/question-set.ts";
import type { Range } from "../../core/plan/plan.ts";
import { recordsOf } from "./records.ts";

const question = v.object({
  id: v.string(),
  question: v.string(),
  paragraphs: v.array(v.object({ title: v.string(), sentences: v.array(v.string()) })),
  /** Title and index of each sentence that is needed. */
  supporting: v.array(v.tuple([v.string(), v.number()])),
});

/** For each question a document of its paragraphs, two of which answer it together (HotpotQA, distractor setting). */
export async function readDistractors(name: string, folder: string): Promise<QuestionSet> {
  const documents = new Map<string, string>();
  const questions = (await recordsOf(folder, "questions.jsonl", question)).map((record) => {
    const needed = new Set(record.supporting.map(([title, i]) => `${i} ${title}`));
    const spans: Range[] = [];
    let text = "";
    for (const { title, sentences } of record.paragraphs) {
      text += `${title}: `;
      sentences.forEach((sentence, i) => {
        if (needed.has(`${i} ${title}`)) spans.push([text.length, text.length + sentence.length]);
        text += `${sentence} `;
      });
      text += "\n\n";
    }
    documents.set(record.id, text);
    return { document: record.id, question: record.question, spans };
  });
  return { name, documents, questions, spans: "all" };
}
