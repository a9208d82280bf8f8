// Reads evaluation sets as passages with the places of their answers.
import { readFileSync } from "node:fs";
import { dataFolder } from "./data.ts";

/** A question with its answers in a text; any of the spans is enough. */
export interface Question {
  readonly question: string;
  readonly answers: readonly string[];
  readonly spans: readonly (readonly [number, number])[];
}

/** A paragraph or article. */
export interface Passage {
  readonly set: string;
  /** Documents are dealt to two halves, translations of an article to the same. */
  readonly half: 0 | 1;
  readonly text: string;
  readonly questions: readonly Question[];
}

// biome-ignore lint/suspicious/noExplicitAny: each set has its own fields, and its README names them
const lines = (file: string): any[] =>
  readFileSync(`${dataFolder}/${file}`, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const parity = (n: number): 0 | 1 => (n % 2 === 0 ? 0 : 1);

/** Whole articles of squad2. */
export function articles(): Passage[] {
  const questions = lines("squad2/questions.jsonl");
  return lines("squad2/documents.jsonl").map(({ doc, text }, i) => ({
    set: "squad2 articles",
    half: parity(i),
    text,
    questions: questions.filter((q) => q.doc === doc),
  }));
}

/** Each paragraph of a set that has questions, as a text of its own. */
export function paragraphs(passages: readonly Passage[], set: string): Passage[] {
  return passages.flatMap(({ text, half, questions }) => {
    const found = new Map<number, Passage & { questions: Question[] }>();
    for (const question of questions as (Question & { paragraph: [number, number] })[]) {
      const [start, end] = question.paragraph;
      const passage = found.get(start) ?? { set, half, text: text.slice(start, end), questions: [] };
      passage.questions.push({ ...question, spans: question.spans.map(([a, b]) => [a - start, b - start] as const) });
      found.set(start, passage);
    }
    return [...found.values()];
  });
}

/** Paragraphs of xquad in a language; articles that squad2 has too are in its half there. */
export function xquad(language: string): Passage[] {
  const parallel = lines("xquad/parallel.jsonl");
  const names = lines("squad2/documents.jsonl").map(({ doc }) => doc);
  const others = [...new Set<string>(parallel.map(({ id }) => id.split("#")[0]))].filter(
    (name) => !names.includes(name),
  );
  const questions = lines("xquad/questions.jsonl").filter((q) => q.lang === language);
  const whole = lines("xquad/documents.jsonl")
    .filter(({ lang }) => lang === language)
    .map(({ doc, text }) => ({ set: doc, half: 0 as const, text, questions: questions.filter((q) => q.doc === doc) }));
  return paragraphs(whole, `xquad ${language}`).map((passage) => {
    const id: string = parallel.find((p) => p[language].trim() === passage.text.trim())?.id ?? "";
    const name = id.split("#")[0]!;
    return { ...passage, half: parity(names.includes(name) ? names.indexOf(name) : others.indexOf(name)) };
  });
}

/** Whether a passage is one of others, by how it begins. */
export const isIn = (passages: readonly Passage[]) => {
  const texts = new Set(passages.map(({ text }) => text.slice(0, 60)));
  return ({ text }: Passage): boolean => texts.has(text.slice(0, 60));
};

/** Gold passages of nq20 with the answers that stand in them. */
export function nq20(): Passage[] {
  const texts = new Map<number, string>(lines("nq20/passages.jsonl").map(({ p, text }) => [p, text]));
  const found = new Map<number, Passage & { questions: Question[] }>();
  for (const { question, answers, gold } of lines("nq20/questions.jsonl")) {
    const text = texts.get(gold)!;
    const spans = (answers as string[]).flatMap((answer) => placesOf(text, answer));
    if (spans.length === 0) continue;
    const passage = found.get(gold) ?? { set: "nq20", half: parity(gold), text, questions: [] };
    passage.questions.push({ question, answers, spans });
    found.set(gold, passage);
  }
  return [...found.values()];
}

/** Japanese paragraphs of jsquad. */
export function jsquad(): Passage[] {
  const questions = lines("jsquad/questions.jsonl");
  return lines("jsquad/documents.jsonl").flatMap(({ doc, text }, i) => {
    const mine = questions.filter((q) => q.doc === doc);
    const paragraph = ([[at]]: [number, number][]): [number, number] => {
      const end = text.indexOf("\n\n", at);
      const before = text.lastIndexOf("\n\n", at);
      return [before < 0 ? 0 : before + 2, end < 0 ? text.length : end];
    };
    const placed = mine.map((q) => ({ ...q, paragraph: paragraph(q.spans) }));
    return paragraphs([{ set: "jsquad", half: parity(i), text, questions: placed }], "jsquad");
  });
}

function placesOf(text: string, answer: string): [number, number][] {
  const places: [number, number][] = [];
  const lower = text.toLowerCase();
  if (lower.length !== text.length || answer === "") return [];
  for (let at = lower.indexOf(answer.toLowerCase()); at >= 0; at = lower.indexOf(answer.toLowerCase(), at + 1))
    places.push([at, at + answer.length]);
  return places;
}
