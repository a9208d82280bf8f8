import * as v from "valibot";
import type { QuestionSet } from "../../core/evaluate/question-set.ts";
import type { Range } from "../../core/plan/plan.ts";
import { recordsOf } from "./records.ts";

const passage = v.object({ p: v.number(), title: v.string(), text: v.string() });
const question = v.object({
  id: v.union([v.string(), v.number()]),
  question: v.string(),
  answers: v.array(v.string()),
  /** The passage that answers, and all in their order. */
  gold: v.number(),
  passages: v.array(v.number()),
});

/** For each question a document of its passages, as "Lost in the middle" writes them (Liu et al. 2023). */
export async function readPassages(name: string, folder: string): Promise<QuestionSet> {
  const passages = new Map((await recordsOf(folder, "passages.jsonl", passage)).map((record) => [record.p, record]));
  const documents = new Map<string, string>();
  const questions = (await recordsOf(folder, "questions.jsonl", question)).map((record) => {
    const spans: Range[] = [];
    let text = "";
    record.passages.forEach((p, i) => {
      const { title, text: body } = passages.get(p) ?? { title: "", text: "" };
      text += `Document [${i + 1}](Title: ${title}) `;
      if (p === record.gold) spans.push(...occurrences(body, record.answers, text.length));
      text += `${body}\n\n`;
    });
    const document = String(record.id);
    documents.set(document, text);
    return { document, question: record.question, spans };
  });
  return { name, documents, questions, spans: "any" };
}

function occurrences(text: string, answers: readonly string[], offset: number): Range[] {
  const lower = text.toLowerCase();
  return answers.flatMap((answer) => {
    const found: Range[] = [];
    for (let at = lower.indexOf(answer.toLowerCase()); at >= 0; at = lower.indexOf(answer.toLowerCase(), at + 1)) {
      found.push([offset + at, offset + at + answer.length]);
    }
    return found;
  });
}
