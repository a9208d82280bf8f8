import type { ProtectedRange } from "../../document/document.ts";
import { mergeRanges } from "../../document/protection/merge-ranges.ts";
import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import { insideVerbatim } from "../edits/verbatim.ts";
import type { Source } from "../source.ts";
import type { Unit } from "../units/unit.ts";
import { LINK } from "../units/whole-spans.ts";
import { isCode } from "./code-signs.ts";
import { holdFirst } from "./line-starts.ts";
import type { Part } from "./sentence-parts.ts";
import { partPrices } from "./sentence-prices.ts";
import type { WordWeights } from "./word-model.ts";
import { sentencesOf, type Word } from "./word-sentences.ts";
import { WORD_WEIGHTS } from "./word-weights.ts";

/** Words or marks of one unit that go together. */
export interface Run {
  /** Index of the unit. */
  readonly unit: number;
  /** `[start, end)` in the source, without the blanks around it. */
  readonly start: number;
  readonly end: number;
  /** Its own count, each word with the blank before it: a guess at what its removal saves. */
  readonly tokens: number;
  /** What it is worth, in expected answers. */
  readonly value: number;
}

export interface WordOptions {
  /** How much the words of a unit count beside those of others, 1 where absent. */
  readonly stress?: (unit: number) => number;
  readonly weights?: WordWeights;
}

/** Words of a question count so many times: it is what a reader is wanted for. "How much does she make?" */
const QUESTION = 3;

const ASKS = /[?？؟][\s"'”’»)*_]*$/;

const links = new RegExp(LINK, "gu");

/**
 * The words and marks of running text that may go, as runs, in order of place. Leaving them out by rising value a token,
 * those of one unit that are equal together, is the best schedule known: what stays at a smaller budget stays at each
 * larger one. In no run is what must stay: numbers, negations and bounds with the word they govern, protected text.
 */
export function wordsOf(
  source: Source,
  units: readonly Unit[],
  isFixed: (unit: number) => boolean,
  tokenizer: Tokenizer,
  { stress = () => 1, weights = WORD_WEIGHTS }: WordOptions = {},
): Run[] {
  const { text } = source;
  const tokensOf = counterOf(text, tokenizer);
  const isVerbatim = insideVerbatim(mergeRanges([...source.verbatim, ...linksIn(text)]));
  const runs: Run[] = [];
  for (const sentence of sentencesOf(source, units)) {
    const { unit, parts } = sentence;
    if (isFixed(unit) || isCode(text, parts)) continue;
    const { start, end } = units[unit]!;
    const asks = ASKS.test(text.slice(Math.max(start, end - 8), end));
    const fixed = Uint8Array.from(parts, (part) => (isVerbatim(part.start, part.end) ? 1 : 0));
    const tokens = Float64Array.from(parts, tokensOf);
    const prices = partPrices(sentence, {
      text,
      stress: stress(unit) * (asks ? QUESTION : 1),
      fixed,
      tokens,
      asks,
      weights,
    });
    holdFirst(text, parts, prices);
    for (let i = 0; i < parts.length; i++) {
      if (prices[i] === Number.POSITIVE_INFINITY) continue;
      const first = i;
      let sum = tokens[i]!;
      // Neighbours of one price are one run.
      while (i + 1 < parts.length && prices[i + 1] === prices[i]) sum += tokens[++i]!;
      runs.push({ unit, start: parts[first]!.start, end: parts[i]!.end, tokens: sum, value: prices[i]! * sum });
    }
  }
  return runs;
}

/** Counts a part with the blank before it; each spelling once. */
function counterOf(text: string, tokenizer: Tokenizer): (part: Part | Word) => number {
  const counts = [new Map<string, number>(), new Map<string, number>()] as const;
  return (part) => {
    const apart = isBlank(text.charCodeAt(part.start - 1));
    const written = "form" in part ? part.form.written : text.slice(part.start, part.end);
    const known = counts[apart ? 1 : 0];
    let tokens = known.get(written);
    if (tokens === undefined) {
      tokens = tokenizer.measure(apart ? ` ${written}` : written).high;
      known.set(written, tokens);
    }
    return tokens;
  };
}

const isBlank = (code: number): boolean => code === 32 || code === 10;

/** Links stay whole: an address without its label leads nowhere. */
function linksIn(text: string): ProtectedRange[] {
  return Array.from(text.matchAll(links), ({ 0: link, index }) => ({
    start: index,
    end: index + link.length,
    reason: "link",
  }));
}
