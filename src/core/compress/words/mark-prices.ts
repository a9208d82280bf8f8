import { endsInAbbreviation } from "../../document/units/abbreviations.ts";
import { setPairPrices } from "./pair-prices.ts";
import { tooDear } from "./prices.ts";
import type { Part } from "./sentence-parts.ts";

/** Marks that make one word of two where no blank stands beside them. */
const JOINS = /[-\u2010-\u2015:'’/&]/;

/** Separators that only part what stands on both sides; a colon announces. */
const PARTS = /[,;，、；،؛–—-]/;

/** Of no word. */
const NONE = -1;

/**
 * Sets the price of each mark of a sentence by those of its words: a mark goes together with the last word that it
 * separates, encloses or ends. One pass each way.
 *
 * @param prices of each part of the sentence; those of marks are written.
 */
export function setMarkPrices(text: string, parts: readonly Part[], prices: Float64Array): void {
  const isDone = setPairPrices(text, parts, prices);
  const isWord = (i: number): boolean => parts[i]?.kind === "word";
  const joins = (i: number): boolean =>
    isWord(i - 1) &&
    isWord(i + 1) &&
    touches(parts, i, -1) &&
    touches(parts, i, 1) &&
    JOINS.test(text[parts[i]!.start]!);
  const first = parts.findIndex(({ kind }) => kind === "word");
  const next = nextWords(parts, prices);
  const rest = clausesAfter(parts, prices, joins);
  const whole = parts.reduce((most, { kind }, i) => (kind === "word" ? Math.max(most, prices[i]!) : most), NONE);
  let word = NONE;
  let clause = NONE;
  let sentence = NONE;
  parts.forEach(({ kind, start }, i) => {
    if (kind === "word") {
      word = prices[i]!;
      clause = Math.max(clause, word);
      sentence = Math.max(sentence, word);
      return;
    }
    const after = next[i] === NONE ? word : next[i]!;
    const before = word === NONE ? after : word;
    if (isDone[i]) {
      // It has the price of what it encloses.
    } else if (i < first) prices[i] = whole;
    else if (kind === "stop") {
      const ends = endsSentence(text, parts[0]!.start, start);
      prices[i] = !ends ? before : sentence === NONE ? (prices[i - 1] ?? whole) : sentence;
      if (ends) sentence = NONE;
    } else if (joins(i)) prices[i] = Math.min(before, after);
    else if (kind === "separator") {
      const shorter = Math.min(clause === NONE ? whole : clause, rest[i] === NONE ? whole : rest[i]!);
      prices[i] = PARTS.test(text[start]!) ? Math.min(shorter, tooDear(start, text.length)) : shorter;
    } else if (touches(parts, i, -1) !== touches(parts, i, 1)) prices[i] = touches(parts, i, -1) ? before : after;
    else prices[i] = Math.min(before, after);
    if (isBorder(kind) && !joins(i)) clause = NONE;
  });
}

const isBorder = (kind: Part["kind"]): boolean =>
  kind === "separator" || kind === "stop" || kind === "open" || kind === "close";

/** Whether no blank stands between a part and the one beside it. */
function touches(parts: readonly Part[], i: number, step: 1 | -1): boolean {
  const beside = parts[i + step];
  if (beside === undefined) return false;
  return step > 0 ? beside.start === parts[i]!.end : beside.end === parts[i]!.start;
}

/** The price of the next word after each part. */
function nextWords(parts: readonly Part[], prices: Float64Array): Float64Array {
  const result = new Float64Array(parts.length);
  let price = NONE;
  for (let i = parts.length - 1; i >= 0; i--) {
    result[i] = price;
    if (parts[i]!.kind === "word") price = prices[i]!;
  }
  return result;
}

/** The highest price of the words after each part, up to the next mark that parts clauses. */
function clausesAfter(parts: readonly Part[], prices: Float64Array, joins: (i: number) => boolean): Float64Array {
  const result = new Float64Array(parts.length);
  let price = NONE;
  for (let i = parts.length - 1; i >= 0; i--) {
    result[i] = price;
    const { kind } = parts[i]!;
    if (kind === "word") price = Math.max(price, prices[i]!);
    else if (isBorder(kind) && !joins(i)) price = NONE;
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
