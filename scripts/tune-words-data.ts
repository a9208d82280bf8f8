// Reads evaluation sets as texts with the words that are answers, through the same code that fits.
import { readFileSync } from "node:fs";
import { sourceOf } from "../src/core/compress/source.ts";
import type { Unit } from "../src/core/compress/units/unit.ts";
import { unitsOf } from "../src/core/compress/units/units.ts";
import { eachPart } from "../src/core/compress/words/sentence-parts.ts";
import { isFunction } from "../src/core/compress/words/word-classes.ts";
import { chainOf, featuresOf } from "../src/core/compress/words/word-features.ts";
import { WordForm } from "../src/core/compress/words/word-forms.ts";
import { type Sentence, sentencesOf, type Word } from "../src/core/compress/words/word-sentences.ts";
import { UserError } from "../src/core/user-error.ts";

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

/** What is learnt from, one row a word of a chain. */
export interface Rows {
  readonly features: Int32Array;
  /** Answers that begin with the word; that go on with it; that end before it; questions that name it. */
  readonly begins: Float64Array;
  readonly goesOn: Float64Array;
  readonly ends: Float64Array;
  readonly named: Float64Array;
  /** Answers a word of its text. */
  readonly rate: Float64Array;
  readonly weight: Float64Array;
}

const lines = (file: string): any[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const parity = (n: number): 0 | 1 => (n % 2 === 0 ? 0 : 1);

/** Whole articles of squad2. */
export function articles(data: string): Passage[] {
  const questions = lines(`${data}/squad2/questions.jsonl`);
  return lines(`${data}/squad2/documents.jsonl`).map(({ doc, text }, i) => ({
    set: "squad2 articles",
    half: parity(i),
    text,
    questions: questions.filter((q) => q.doc === doc),
  }));
}

/** Each paragraph of a set that has questions, as a text of its own. */
export function paragraphs(passages: readonly Passage[], set: string): Passage[] {
  return passages.flatMap(({ text, half, questions }) => {
    const found = new Map<string, Passage & { questions: Question[] }>();
    for (const question of questions as (Question & { paragraph: [number, number] })[]) {
      const [start, end] = question.paragraph;
      const key = `${start}`;
      const passage = found.get(key) ?? { set, half, text: text.slice(start, end), questions: [] };
      passage.questions.push({ ...question, spans: question.spans.map(([a, b]) => [a - start, b - start] as const) });
      found.set(key, passage);
    }
    return [...found.values()];
  });
}

/** Paragraphs of xquad in a language; articles that squad2 has too are in its half there. */
export function xquad(data: string, language: string): Passage[] {
  const parallel = lines(`${data}/xquad/parallel.jsonl`);
  const names = lines(`${data}/squad2/documents.jsonl`).map(({ doc }) => doc);
  const others = [...new Set<string>(parallel.map(({ id }) => id.split("#")[0]))].filter(
    (name) => !names.includes(name),
  );
  const questions = lines(`${data}/xquad/questions.jsonl`).filter((q) => q.lang === language);
  const whole = lines(`${data}/xquad/documents.jsonl`)
    .filter(({ lang }) => lang === language)
    .map(({ doc, text }) => ({ set: doc, half: 0 as const, text, questions: questions.filter((q) => q.doc === doc) }));
  return paragraphs(whole, `xquad ${language}`).map((passage) => {
    const id: string = parallel.find((p) => p[language].trim() === passage.text.trim())?.id ?? "";
    const name = id.split("#")[0]!;
    return { ...passage, half: parity(names.includes(name) ? names.indexOf(name) : others.indexOf(name)) };
  });
}

/** The names of squad2's articles whose paragraphs xquad has, in English, as texts. */
export const isIn = (passages: readonly Passage[]) => {
  const texts = new Set(passages.map(({ text }) => text.slice(0, 60)));
  return ({ text }: Passage): boolean => texts.has(text.slice(0, 60));
};

/** Gold passages of nq20 with the answers that stand in them. */
export function nq20(data: string): Passage[] {
  const texts = new Map<number, string>(lines(`${data}/nq20/passages.jsonl`).map(({ p, text }) => [p, text]));
  const found = new Map<number, Passage & { questions: Question[] }>();
  for (const { question, answers, gold } of lines(`${data}/nq20/questions.jsonl`)) {
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
export function jsquad(data: string): Passage[] {
  const questions = lines(`${data}/jsquad/questions.jsonl`);
  return lines(`${data}/jsquad/documents.jsonl`).flatMap(({ doc, text }, i) => {
    const mine = questions.filter((q) => q.doc === doc);
    const paragraph = ([[at]]: [number, number][]): [number, number] => {
      const end = text.indexOf("\n\n", at);
      return [text.lastIndexOf("\n\n", at) + 2, end < 0 ? text.length : end];
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

/** The words of passages as rows to learn from; `weight` says how much those of a passage count. */
export function rowsOf(passages: readonly Passage[], weight: (passage: Passage) => number): Rows {
  const features: number[] = [];
  const columns = { begins: [], goesOn: [], ends: [], named: [], rate: [], weight: [] } as Record<string, number[]>;
  for (const passage of passages) {
    const source = sourceOf(passage.text);
    if (source instanceof UserError) throw source;
    const units = unitsOf(source, undefined, [], false);
    const sentences = sentencesOf(source, units).map((sentence) => ({ sentence, chain: chainOf(sentence) }));
    const rates = ratesOf(sentences, units, passage);
    for (const { sentence, chain } of sentences) {
      const counts = countsOf(sentence, chain, passage);
      const rate = rates.get(units[sentence.unit]!.passage)!;
      for (const feature of featuresOf(sentence, chain)) features.push(feature);
      for (let i = 0; i < chain.length; i++) {
        for (const name of ["begins", "goesOn", "ends", "named"] as const) columns[name]!.push(counts[name][i]!);
        columns.rate!.push(rate);
        columns.weight!.push(weight(passage));
      }
    }
  }
  const column = (name: string): Float64Array => Float64Array.from(columns[name]!);
  return {
    features: Int32Array.from(features),
    begins: column("begins"),
    goesOn: column("goesOn"),
    ends: column("ends"),
    named: column("named"),
    rate: column("rate"),
    weight: column("weight"),
  };
}

/** Answers a word in each paragraph of a text: how many were asked of it says nothing of its words. */
function ratesOf(
  sentences: readonly { sentence: Sentence; chain: readonly Word[] }[],
  units: readonly Unit[],
  { questions }: Passage,
): Map<number, number> {
  const words = new Map<number, number>();
  const asked = new Map<number, number>();
  const add = (map: Map<number, number>, key: number, count: number) => map.set(key, (map.get(key) ?? 0) + count);
  for (const { sentence, chain } of sentences) {
    const { passage, start, end } = units[sentence.unit]!;
    add(words, passage, chain.length);
    add(asked, passage, questions.filter(({ spans: [[at]] }) => at >= start && at < end).length);
  }
  return new Map(Array.from(words, ([passage, count]) => [passage, (asked.get(passage) ?? 0) / Math.max(1, count)]));
}

/** Of several alternatives the shortest counts: it is enough. */
function countsOf(sentence: Sentence, chain: readonly Word[], { text, questions }: Passage) {
  const counts = Object.fromEntries(
    ["begins", "goesOn", "ends", "named"].map((name) => [name, new Float64Array(chain.length + 1)]),
  ) as Record<"begins" | "goesOn" | "ends" | "named", Float64Array>;
  for (const { question, spans } of questions) {
    const distinct = [...new Map(spans.map((span) => [span.join(), span])).values()];
    distinct.sort((a, b) => a[1] - a[0] - (b[1] - b[0]));
    const written = ([start, end]: readonly [number, number]) => text.slice(start, end).toLowerCase();
    const shortest = distinct.filter((span) => written(span) === written(distinct[0]!));
    for (const [start, end] of shortest) {
      const first = chain.findIndex((word) => word.end > start && word.start < end);
      if (first < 0) continue;
      let after = first + 1;
      const share = 1 / shortest.length;
      counts.begins[first]! += share;
      for (; after < chain.length && chain[after]!.start < end; after++) counts.goesOn[after]! += share;
      counts.ends[after]! += share;
      const roots = rootsOf(question, sentence.language);
      chain.forEach(({ sense }, i) => {
        if ((i < first || i >= after) && !isFunction(sense.wordClass) && roots.has(sense.root))
          counts.named[i]! += share;
      });
    }
  }
  return counts;
}

function rootsOf(question: string, language: number): ReadonlySet<string> {
  const roots = new Set<string>();
  eachPart(question, 0, question.length, (start, end, kind) => {
    const { wordClass, root } = new WordForm(question.slice(start, end)).in(language);
    if (kind === "word" && !isFunction(wordClass)) roots.add(root);
  });
  return roots;
}
