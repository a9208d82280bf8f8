// Reads passages as rows of features with what is asked about each word, through the same code that fits.
import { sourceOf } from "../src/core/compress/source.ts";
import type { Unit } from "../src/core/compress/units/unit.ts";
import { unitsOf } from "../src/core/compress/units/units.ts";
import { eachPart } from "../src/core/compress/words/sentence-parts.ts";
import { isFunction } from "../src/core/compress/words/word-classes.ts";
import { chainOf, featuresOf } from "../src/core/compress/words/word-features.ts";
import { WordForm } from "../src/core/compress/words/word-forms.ts";
import { type Sentence, sentencesOf, type Word } from "../src/core/compress/words/word-sentences.ts";
import { UserError } from "../src/core/user-error.ts";
import type { Passage } from "../test/bench/passages.ts";

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

/** The words of passages as rows to learn from; `weight` says how much those of a passage count. */
export function rowsOf(passages: readonly Passage[], weight: (passage: Passage) => number): Rows {
  const features: number[] = [];
  const columns = { begins: [], goesOn: [], ends: [], named: [], rate: [], weight: [] } as Record<string, number[]>;
  for (const passage of passages) {
    const source = sourceOf(passage.text);
    if (source instanceof UserError) throw source;
    const units = unitsOf(source, { asked: false });
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
