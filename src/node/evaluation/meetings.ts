import * as v from "valibot";
import type { QuestionSet } from "../../core/evaluate/question-set.ts";
import type { Range } from "../../core/plan/plan.ts";
import { recordsOf } from "./records.ts";

const document = v.object({ doc: v.string(), turns: v.array(v.tuple([v.string(), v.string()])) });
const question = v.object({
  doc: v.string(),
  question: v.string(),
  answer: v.string(),
  /** First and last turn of each stretch that answers. */
  turns: v.array(v.tuple([v.number(), v.number()])),
});

/** Meetings as transcripts, a turn a line, and the turns that answer (QMSum); questions without any are left out. */
export async function readMeetings(name: string, folder: string): Promise<QuestionSet> {
  const documents = new Map<string, string>();
  const places = new Map<string, Range[]>();
  for (const { doc, turns } of await recordsOf(folder, "documents.jsonl", document)) {
    let text = "";
    const ranges = turns.map(([speaker, said]): Range => {
      const start = text.length;
      text += `${speaker}: ${said}\n`;
      return [start, text.length];
    });
    documents.set(doc, text);
    places.set(doc, ranges);
  }
  const questions = (await recordsOf(folder, "questions.jsonl", question)).map(({ doc, question, answer, turns }) => {
    const ranges = places.get(doc) ?? [];
    const spans = turns.flatMap(([first, last]): Range[] => {
      const [from, to] = [ranges[first], ranges[last]];
      return from && to ? [[from[0], to[1]]] : [];
    });
    return { document: doc, question, spans, reference: answer };
  });
  return { name, documents, questions: questions.filter(({ spans }) => spans.length > 0), spans: "all" };
}
