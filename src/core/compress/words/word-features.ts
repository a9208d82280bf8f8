import { CLASSES, isFigure, isFunction } from "./word-classes.ts";
import { hasCapital, SHAPES } from "./word-forms.ts";
import { GAPS, type Gap, type Sentence, type Word } from "./word-sentences.ts";

/** Kinds of words for patterns of three: none, function word, figure, with a capital, other. */
const KINDS = 5;

const LENGTHS = [2, 3, 4, 6, 8, 11];
const COUNTS = [1, 2, 4, 8, 16, 32];
const PLACES = [0, 1, 2, 4, 8, 16, 32];
const WORDS = [5, 10, 15, 20, 30, 40];
const MOST_PLACE = 4;

const CLASS = CLASSES.length + 1;
const SHAPE = 2 * SHAPES + 1;
const ARTICLE = 4;
const PATTERN = KINDS ** 3;

/** What is known of a word. Each group has one value for each word; together they are numbered from 0. */
export const GROUPS: readonly (readonly [name: string, size: number])[] = [
  ["class before", CLASS],
  ["class", CLASS],
  ["class after", CLASS],
  ["shape before", SHAPE],
  ["shape", SHAPE],
  ["shape after", SHAPE],
  ["gap before the one before", GAPS.length],
  ["gap before", GAPS.length],
  ["gap after", GAPS.length],
  ["gap after the one after", GAPS.length],
  ["article before the one before", ARTICLE],
  ["article before", ARTICLE],
  ["article before the one after", ARTICLE],
  ["letters", LENGTHS.length + 1],
  ["times in the text", COUNTS.length + 1],
  ["new", 2],
  ["words before it", PLACES.length + 1],
  ["words after it", PLACES.length + 1],
  ["words in the sentence", WORDS.length + 1],
  ["in brackets", 2],
  ["in quotes", 2],
  ["sentences before in the passage", MOST_PLACE + 1],
  ["pattern before", PATTERN],
  ["pattern around", PATTERN],
  ["pattern after", PATTERN],
];

/** Values that each word has. */
export const PER_WORD = GROUPS.length;

/** The first number of each group. */
const FIRST = GROUPS.map((_, g) => GROUPS.slice(0, g).reduce((sum, [, size]) => sum + size, 0));

export const FEATURE_COUNT = FIRST.at(-1)! + PATTERN;

/** The words of a sentence that its meaning hangs on, in order: without articles that say nothing. */
export const chainOf = ({ words }: Sentence): Word[] => words.filter(({ isBare }) => !isBare);

/** The features of each word of a chain, PER_WORD numbers each. */
export function featuresOf(sentence: Sentence, chain: readonly Word[]): Int32Array {
  const count = chain.length;
  const result = new Int32Array(count * PER_WORD);
  const kinds = chain.map(kindOf);
  const articles = articlesOf(sentence);
  const gaps = gapsAfter(sentence);
  const kind = (i: number): number => kinds[i] ?? 0;
  const pattern = (i: number): number => (kind(i) * KINDS + kind(i + 1)) * KINDS + kind(i + 2);
  const wordClass = (i: number): number => chain[i]?.wordClass ?? CLASSES.length;
  const shape = (i: number): number => {
    const word = chain[i];
    return word === undefined ? 2 * SHAPES : word.form.shape + (word.gap === "edge" ? SHAPES : 0);
  };
  const article = (i: number): number => articles.get(chain[i]!) ?? 3;
  const gapBefore = (i: number): number => GAPS.indexOf(chain[i]?.gap ?? "edge");
  const gapAfter = (i: number): number => GAPS.indexOf(gaps.get(chain[i]!) ?? "edge");
  chain.forEach((word, i) => {
    const values = [
      wordClass(i - 1),
      wordClass(i),
      wordClass(i + 1),
      shape(i - 1),
      shape(i),
      shape(i + 1),
      gapBefore(i - 1),
      gapBefore(i),
      gapAfter(i),
      gapAfter(i + 1),
      article(i - 1),
      article(i),
      article(i + 1),
      bucket(word.form.written.length, LENGTHS),
      bucket(word.count, COUNTS),
      word.isNew ? 1 : 0,
      bucket(i, PLACES),
      bucket(count - 1 - i, PLACES),
      bucket(count, WORDS),
      word.inBrackets ? 1 : 0,
      word.inQuotes ? 1 : 0,
      Math.min(sentence.place, MOST_PLACE),
      pattern(i - 2),
      pattern(i - 1),
      pattern(i),
    ];
    for (let g = 0; g < PER_WORD; g++) result[i * PER_WORD + g] = FIRST[g]! + values[g]!;
  });
  return result;
}

function kindOf({ form, wordClass }: Word): number {
  if (isFunction(wordClass)) return 1;
  if (isFigure(wordClass)) return 2;
  return hasCapital(form.shape) ? 3 : 4;
}

/** 1 after "a" or "an", 2 after another article that says nothing, 0 after any other word. */
function articlesOf({ words }: Sentence): ReadonlyMap<Word, number> {
  return new Map(
    words.map((word, i) => {
      const before = words[i - 1];
      return [word, before?.isBare ? (before.form.lower.startsWith("a") ? 1 : 2) : 0];
    }),
  );
}

const gapsAfter = ({ words }: Sentence): ReadonlyMap<Word, Gap> =>
  new Map(words.map((word, i) => [word, words[i + 1]?.gap ?? "edge"]));

/** Index of the first bound that a number does not exceed. */
function bucket(value: number, bounds: readonly number[]): number {
  let i = 0;
  while (i < bounds.length && value > bounds[i]!) i++;
  return i;
}
