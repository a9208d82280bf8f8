import { stem } from "../../select/stem.ts";
import { STOP_WORDS } from "../../select/stop-words.ts";
import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import { applied, type Edit, merged } from "../edits/edit.ts";
import { insideVerbatim } from "../edits/verbatim.ts";
import type { Source } from "../source.ts";
import type { Unit } from "../units/unit.ts";

/** At least so much of the running text stays: with less, sentences say nothing. */
const LEAST_SHARE = 0.5;

/** What is added to a word's rarity: a digit, a capital inside a sentence. */
const DIGIT = 4;
const CAPITAL = 3;

/** Always stay: without them a sentence says the opposite or promises something else. */
const ALWAYS =
  /^(?:no|not|never|none|nor|neither|nothing|nobody|without|cannot|\p{L}+n['’]t|must|may|shall|should|only|unless|except|all|every|each|any|most|at|least|more|less|than|if)$/iu;

const WORD = /\p{L}[\p{L}\p{M}\p{N}'’-]*|\p{N}[\p{N}.,]*/gu;
const CLAUSE = /[,;:.!?()[\]"“”\n]/;

interface Word {
  readonly start: number;
  readonly end: number;
  readonly tokens: number;
  value: number;
}

/**
 * Leaves out the words that say least, until the text is under `budget` or half of its running text is gone: frequent
 * words first, runs of words together. Numbers, names, negations, modals and quantifiers stay, and all that is protected.
 * After "Dropping stop words and keeping low-frequency ones is as good as heavy models on long text" (methods, 18):
 * on squad2 without a question 84, 69 and 48 % of the answers at 68, 51 and 35 % of the tokens.
 */
export function withoutWords(
  source: Source,
  units: readonly Unit[],
  isFixed: (unit: number) => boolean,
  before: readonly Edit[],
  budget: number,
  tokenizer: Tokenizer,
): Edit[] {
  const high = (text: string) => tokenizer.measure(text).high;
  const words = wordsOf(source, units, isFixed, high);
  const running = words.reduce((sum, word) => sum + word.tokens, 0);
  words.sort((a, b) => a.value - b.value || a.start - b.start);
  let over = high(applied(source.text, before)) - budget;
  let edits: Edit[] = [...before];
  for (let gone = 0, next = 0; over > 0 && next < words.length && gone < running * LEAST_SHARE; ) {
    // What a word takes alone is a guess; the rest is counted anew.
    for (let saved = 0; saved < over && next < words.length && gone < running * LEAST_SHARE; next++) {
      saved += words[next]!.tokens;
      gone += words[next]!.tokens;
    }
    edits = merged(before, removals(source.text, words.slice(0, next)));
    over = high(applied(source.text, edits)) - budget;
  }
  return edits;
}

/** The words that may go, with what they are worth: rarity, averaged with half of each neighbour in the clause. */
function wordsOf(
  source: Source,
  units: readonly Unit[],
  isFixed: (unit: number) => boolean,
  high: (text: string) => number,
): Word[] {
  const { text } = source;
  const frequency = new Map<string, number>();
  for (const [word] of text.matchAll(WORD)) {
    const root = stem(word.toLowerCase());
    frequency.set(root, (frequency.get(root) ?? 0) + 1);
  }
  const tokens = new Map<string, number>();
  const isProtected = insideVerbatim(source.verbatim);
  const result: Word[] = [];
  units.forEach((unit, index) => {
    if ((unit.kind !== "sentence" && unit.kind !== "item") || isFixed(index)) return;
    const found: (Word & { fixed: boolean })[] = [];
    for (const match of text.slice(unit.start, unit.end).matchAll(WORD)) {
      const start = unit.start + match.index;
      const end = start + match[0].length;
      const lower = match[0].toLowerCase();
      let value = Math.log((text.length + 1) / (frequency.get(stem(lower)) ?? 1)) / 2;
      if (/\p{N}/u.test(match[0])) value += DIGIT;
      if (found.length > 0 && /^\p{Lu}/u.test(match[0])) value += CAPITAL;
      if (STOP_WORDS.has(lower)) value = 0;
      const cost = tokens.get(match[0]) ?? high(` ${match[0]}`);
      tokens.set(match[0], cost);
      const fixed = ALWAYS.test(match[0]) || /\p{N}/u.test(match[0]) || isProtected(start, end) || found.length === 0;
      found.push({ start, end, tokens: cost, value, fixed });
    }
    const plain = found.map(({ value }) => value);
    found.forEach((word, i) => {
      const left = i > 0 && !CLAUSE.test(text.slice(found[i - 1]!.end, word.start)) ? plain[i - 1]! : 0;
      const right = i + 1 < found.length && !CLAUSE.test(text.slice(word.end, found[i + 1]!.start)) ? plain[i + 1]! : 0;
      const between = Math.min(left, right) > plain[i]! ? Math.min(left, right) / 2 : 0;
      word.value = (plain[i]! + (left + right) / 2 + between) / 2;
      if (!word.fixed) result.push(word);
    });
  });
  return result;
}

/** Each word with the blank before it. */
function removals(text: string, words: readonly Word[]): Edit[] {
  return [...words]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({
      start: text[start - 1] === " " ? start - 1 : start,
      end,
      replacement: "",
      level: "words",
      reason: "words that say little left out",
    }));
}
