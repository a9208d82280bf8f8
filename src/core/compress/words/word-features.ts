import { CLASSES, isFigure, isFunction } from "./word-classes.ts";
import { hasCapital, SHAPES } from "./word-forms.ts";
import { GAP } from "./word-gaps.ts";
import type { Sentence, Word } from "./word-sentences.ts";

/** Kinds of words for patterns of three: none, function word, figure, with a capital, other. */
const KINDS = 5;

const LENGTHS = [2, 3, 4, 6, 8, 11];
const COUNTS = [1, 2, 4, 8, 16, 32];
const PLACES = [0, 1, 2, 4, 8, 16, 32];
const WORDS = [5, 10, 15, 20, 30, 40];
const MOST_PLACE = 4;

const CLASS = CLASSES.length + 1;
const SHAPE = 2 * SHAPES + 1;
const GAPS = Object.keys(GAP).length;
const ARTICLE = 4;
const NO_WORD = 3;
const PATTERN = KINDS ** 3;

/** What is known of a word. Each group has one value for each word; together they are numbered from 0. */
export const GROUPS: readonly (readonly [name: string, size: number])[] = [
  ["class before", CLASS],
  ["class", CLASS],
  ["class after", CLASS],
  ["shape before", SHAPE],
  ["shape", SHAPE],
  ["shape after", SHAPE],
  ["gap before the one before", GAPS],
  ["gap before", GAPS],
  ["gap after", GAPS],
  ["gap after the one after", GAPS],
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
export function featuresOf({ place }: Sentence, chain: readonly Word[]): Int32Array {
  const count = chain.length;
  const result = new Int32Array(count * PER_WORD);
  const kinds = Uint8Array.from(chain, kindOf);
  const pattern = (i: number): number => ((kinds[i] ?? 0) * KINDS + (kinds[i + 1] ?? 0)) * KINDS + (kinds[i + 2] ?? 0);
  let at = 0;
  let group = 0;
  const add = (value: number): void => {
    result[at++] = FIRST[group++]! + value;
  };
  for (let i = 0; i < count; i++) {
    const word = chain[i]!;
    const before = chain[i - 1];
    const after = chain[i + 1];
    group = 0;
    add(classOf(before));
    add(classOf(word));
    add(classOf(after));
    add(shapeOf(before));
    add(shapeOf(word));
    add(shapeOf(after));
    add(before?.gap ?? GAP.edge);
    add(word.gap);
    add(word.gapAfter);
    add(after?.gapAfter ?? GAP.edge);
    add(before?.article ?? NO_WORD);
    add(word.article);
    add(after?.article ?? NO_WORD);
    add(bucket(word.form.written.length, LENGTHS));
    add(bucket(word.count, COUNTS));
    add(word.isNew ? 1 : 0);
    add(bucket(i, PLACES));
    add(bucket(count - 1 - i, PLACES));
    add(bucket(count, WORDS));
    add(word.inBrackets ? 1 : 0);
    add(word.inQuotes ? 1 : 0);
    add(Math.min(place, MOST_PLACE));
    add(pattern(i - 2));
    add(pattern(i - 1));
    add(pattern(i));
  }
  return result;
}

const classOf = (word: Word | undefined): number => word?.sense.wordClass ?? CLASSES.length;

/** The first word of a sentence has a capital for another reason. */
const shapeOf = (word: Word | undefined): number =>
  word === undefined ? 2 * SHAPES : word.sense.shape + (word.gap === GAP.edge ? SHAPES : 0);

function kindOf({ sense }: Word): number {
  if (isFunction(sense.wordClass)) return 1;
  if (isFigure(sense.wordClass)) return 2;
  return hasCapital(sense.shape) ? 3 : 4;
}

/** Index of the first bound that a number does not exceed. */
function bucket(value: number, bounds: readonly number[]): number {
  let i = 0;
  while (i < bounds.length && value > bounds[i]!) i++;
  return i;
}
