import { endsInAbbreviation } from "../../document/units/abbreviations.ts";
import { setPairLevels } from "./pair-levels.ts";
import { MOST_FOR_MARKS } from "./prices.ts";
import type { Part } from "./word-sentences.ts";

/** Marks that make one word of two where no blank stands beside them. */
const JOINS = /[-\u2010-\u2015:'’/&]/;

/** Of no word. */
const NONE = -1;

/**
 * Sets the level of each mark of a sentence by those of its words: a mark goes when what it separates, encloses or ends
 * is gone. One pass each way.
 *
 * @param levels of each part of the sentence; those of marks are written.
 * @returns for each part the first of those that it goes together with: itself, or the mark that it closes.
 */
export function setMarkLevels(text: string, parts: readonly Part[], levels: Int32Array): Int32Array {
  const partners = setPairLevels(text, parts, levels);
  const isWord = (i: number): boolean => parts[i]?.kind === "word";
  const joins = (i: number): boolean =>
    isWord(i - 1) &&
    isWord(i + 1) &&
    touches(parts, i, -1) &&
    touches(parts, i, 1) &&
    JOINS.test(text[parts[i]!.start]!);
  const first = parts.findIndex(({ kind }) => kind === "word");
  const next = nextWords(parts, levels);
  const rest = clausesAfter(parts, levels, joins);
  let word = NONE;
  let clause = NONE;
  let sentence = NONE;
  const whole = parts.reduce((most, { kind }, i) => (kind === "word" ? Math.max(most, levels[i]!) : most), NONE);
  parts.forEach(({ kind, start }, i) => {
    if (kind === "word") {
      partners[i] = i;
      word = levels[i]!;
      clause = Math.max(clause, word);
      sentence = Math.max(sentence, word);
      return;
    }
    if (partners[i] === NONE) {
      partners[i] = i;
      if (i < first) levels[i] = whole;
      else if (kind === "stop") {
        const ends = endsSentence(text, parts[0]!.start, start);
        levels[i] = !ends ? word : sentence === NONE ? levels[i - 1]! : sentence;
        if (ends) sentence = NONE;
      } else if (joins(i)) levels[i] = Math.min(word, next[i]!);
      else if (kind === "separator") {
        levels[i] = Math.min(clause === NONE ? whole : clause, rest[i] === NONE ? whole : rest[i]!, MOST_FOR_MARKS);
      } else if (touches(parts, i, -1) !== touches(parts, i, 1)) levels[i] = touches(parts, i, -1) ? word : next[i]!;
      else levels[i] = Math.min(word, next[i] === NONE ? word : next[i]!);
    }
    if (isBorder(kind) && !joins(i)) clause = NONE;
  });
  return partners;
}

const isBorder = (kind: Part["kind"]): boolean =>
  kind === "separator" || kind === "stop" || kind === "open" || kind === "close";

/** Whether no blank stands between a part and the one beside it. */
function touches(parts: readonly Part[], i: number, step: 1 | -1): boolean {
  const beside = parts[i + step];
  if (beside === undefined) return false;
  return step > 0 ? beside.start === parts[i]!.end : beside.end === parts[i]!.start;
}

/** The level of the next word after each part. */
function nextWords(parts: readonly Part[], levels: Int32Array): Int32Array {
  const result = new Int32Array(parts.length);
  let level = NONE;
  for (let i = parts.length - 1; i >= 0; i--) {
    result[i] = level;
    if (parts[i]!.kind === "word") level = levels[i]!;
  }
  return result;
}

/** The highest level of the words after each part, up to the next mark that parts clauses. */
function clausesAfter(parts: readonly Part[], levels: Int32Array, joins: (i: number) => boolean): Int32Array {
  const result = new Int32Array(parts.length);
  let level = NONE;
  for (let i = parts.length - 1; i >= 0; i--) {
    result[i] = level;
    const { kind } = parts[i]!;
    if (kind === "word") level = Math.max(level, levels[i]!);
    else if (isBorder(kind) && !joins(i)) level = NONE;
  }
  return result;
}

/** A full stop inside a name or after an abbreviation belongs to its word. */
function endsSentence(text: string, begin: number, at: number): boolean {
  if (text[at] !== ".") return true;
  let end = at + 1;
  while (text.charCodeAt(end) === 32) end++;
  if (end === at + 1) return !/[\p{L}\p{N},;:]/u.test(text[end] ?? "");
  return !endsInAbbreviation(text, begin, end, text.slice(end, end + 12));
}
