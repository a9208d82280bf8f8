import * as v from "valibot";
import type { Question, QuestionSet } from "../../core/evaluate/question-set.ts";
import type { Range } from "../../core/plan/plan.ts";
import { loadTokenizer } from "../../core/tokenizer/load.ts";
import { recordsOf } from "./records.ts";

const essay = v.object({ text: v.string() });
const needle = v.object({
  id: v.string(),
  /** In tokens of o200k_base. */
  context_tokens: v.number(),
  depth_percent: v.number(),
  needle: v.string(),
  question: v.string(),
  answers: v.array(v.string()),
});

/** For each case the essays up to its length with one sentence put in that answers (needle in a haystack, Kamradt 2023). */
export async function readNeedles(name: string, folder: string): Promise<QuestionSet> {
  const essays = await recordsOf(folder, "documents.jsonl", essay);
  const all = (await loadTokenizer("o200k_base")).open(essays.map(({ text }) => text).join("\n\n"));
  const haystack = (tokens: number): string => {
    const whole = `${all.text}\n\n`.repeat(Math.floor(tokens / Math.max(1, all.tokens)));
    return whole + all.text.slice(0, all.offsetOfToken(tokens % Math.max(1, all.tokens)));
  };
  const documents = new Map<string, string>();
  const questions: Question[] = [];
  for (const one of await recordsOf(folder, "cases.jsonl", needle)) {
    const hay = haystack(one.context_tokens);
    const at = sentenceEndNear(hay, Math.round((hay.length * one.depth_percent) / 100));
    const before = at === 0 ? "" : `${hay.slice(0, at)} `;
    documents.set(one.id, `${before}${one.needle} ${hay.slice(at).trimStart()}`);
    const spans = one.answers.flatMap((answer): Range[] => {
      const found = one.needle.indexOf(answer);
      return found < 0 ? [] : [[before.length + found, before.length + found + answer.length]];
    });
    questions.push({ document: one.id, question: one.question, spans });
  }
  return { name, documents, questions, spans: "any" };
}

/** The end of a sentence that is nearest to an offset; the ends of the text are such. */
function sentenceEndNear(text: string, offset: number): number {
  let before = Math.min(offset, text.length);
  let after = before;
  const isEnd = (at: number) => at === 0 || at === text.length || (/[.!?]/.test(text[at - 1]!) && /\s/.test(text[at]!));
  while (before > 0 && !isEnd(before)) before--;
  while (after < text.length && !isEnd(after)) after++;
  return offset - before <= after - offset ? before : after;
}
