import type { Source } from "../source.ts";
import type { Unit } from "../units/unit.ts";
import { languageOf, SHORT_PASSAGE, tally } from "./languages/languages.ts";
import { eachPart, type Part } from "./sentence-parts.ts";
import { type Sense, WordForm } from "./word-forms.ts";
import { GAP, gapOf } from "./word-gaps.ts";

export interface Word extends Part {
  readonly form: WordForm;
  /** What it is in the language of its passage. */
  readonly sense: Sense;
  /** An article of a language whose answers are compared without: it says nothing. */
  readonly isBare: boolean;
  /** Of GAP: what stands before and after it. */
  readonly gap: number;
  readonly gapAfter: number;
  /** The bare article before it: 1 for "a" and "an", 2 for another, 0 for none. */
  readonly article: number;
  readonly inBrackets: boolean;
  readonly inQuotes: boolean;
  /** First of its root in the text. */
  readonly isNew: boolean;
  /** How often its root stands in the text. */
  readonly count: number;
}

/** A unit of running text, cut into words and marks. */
export interface Sentence {
  /** Index of the unit. */
  readonly unit: number;
  /** Index in LANGUAGES. */
  readonly language: number;
  /** How many units of its passage stand before it. */
  readonly place: number;
  readonly parts: readonly (Part | Word)[];
  readonly words: readonly Word[];
}

type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

interface Read extends Draft<Sentence> {
  readonly passage: number;
  readonly parts: Part[];
  readonly words: Draft<Word>[];
}

/** Cuts the units that are sentences or list items into words; each passage is read in its own language. */
export function sentencesOf({ text }: Source, units: readonly Unit[]): Sentence[] {
  const sentences = read(text, units);
  const all = tally(sentences.map(({ words }) => words));
  const main = languageOf(all);
  const counts = new Map<string, number>();
  for (let from = 0; from < sentences.length; ) {
    const { passage } = sentences[from]!;
    let to = from;
    while (to < sentences.length && sentences[to]!.passage === passage) to++;
    const group = sentences.slice(from, to);
    const votes = tally(group.map(({ words }) => words));
    const language = votes.words < SHORT_PASSAGE ? main : languageOf(votes);
    group.forEach((sentence, place) => {
      sentence.language = language;
      sentence.place = place;
      for (const word of sentence.words) {
        word.sense = word.form.in(language);
        counts.set(word.sense.root, (counts.get(word.sense.root) ?? 0) + 1);
      }
    });
    from = to;
  }
  const seen = new Set<string>();
  for (const sentence of sentences) place(text, sentence, counts, seen);
  return sentences;
}

/** The words and marks of each unit, with nothing known of them yet. */
function read(text: string, units: readonly Unit[]): Read[] {
  const forms = new Map<string, WordForm>();
  const sentences: Read[] = [];
  units.forEach(({ kind, start, end, passage }, unit) => {
    if (kind !== "sentence" && kind !== "item") return;
    const parts: Part[] = [];
    const words: Draft<Word>[] = [];
    eachPart(text, start, end, (from, to, part) => {
      if (part !== "word") {
        parts.push({ start: from, end: to, kind: part });
        return;
      }
      const written = text.slice(from, to);
      let form = forms.get(written);
      if (form === undefined) {
        form = new WordForm(written);
        forms.set(written, form);
      }
      const word: Draft<Word> = {
        start: from,
        end: to,
        kind: part,
        form,
        sense: NOTHING,
        isBare: false,
        gap: GAP.edge,
        gapAfter: GAP.edge,
        article: 0,
        inBrackets: false,
        inQuotes: false,
        isNew: false,
        count: 0,
      };
      parts.push(word);
      words.push(word);
    });
    sentences.push({ unit, passage, language: 0, place: 0, parts, words });
  });
  return sentences;
}

const NOTHING: Sense = { wordClass: 0, shape: 0, root: "", denies: false, binds: false, isBare: false };

/** Writes into each word of a sentence what stands around it. */
function place(text: string, { parts, words }: Read, counts: ReadonlyMap<string, number>, seen: Set<string>): void {
  let depth = 0;
  let quoted = false;
  let next = 0;
  let after = 0;
  parts.forEach(({ kind }, i) => {
    const word = words[next];
    if (parts[i] !== word || word === undefined) {
      if (kind === "open") depth++;
      else if (kind === "close") depth = Math.max(0, depth - 1);
      else if (kind === "quote") quoted = !quoted;
      return;
    }
    const before = words[next - 1];
    word.gap = before === undefined ? GAP.edge : gapOf(text, parts, after, i);
    if (before !== undefined) before.gapAfter = word.gap;
    // A capital in the middle is a name: "vitamin A", "A&M".
    word.isBare =
      word.sense.isBare && /\s/.test(text[word.end] ?? "") && !(word.form.written === "A" && word.gap === GAP.blank);
    word.article = before?.isBare ? (before.form.lower.startsWith("a") ? 1 : 2) : 0;
    word.inBrackets = depth > 0;
    word.inQuotes = quoted;
    word.isNew = !seen.has(word.sense.root);
    word.count = counts.get(word.sense.root)!;
    seen.add(word.sense.root);
    next++;
    after = i + 1;
  });
}
