import { setMarkLevels } from "./mark-levels.ts";
import { mustStay } from "./must-stay.ts";
import { NEVER, priceAt, STEP, wordLevels } from "./prices.ts";
import { isFunction } from "./word-classes.ts";
import { chainOf } from "./word-features.ts";
import { expected, type WordWeights } from "./word-model.ts";
import type { Part, Sentence } from "./word-sentences.ts";

/**
 * How much it counts that questions name a word, beside the answers: without it the answers stay and what they answer
 * goes. At 51 % of the tokens 0.05 keeps 85 % of the question's words in the answer's sentence and costs 1 point of the
 * answers; 0 keeps 77 %, and 0.1 87 % for 3 points.
 */
const NAMED = 0.05;

/** Articles go before all else. */
const BARE_LEVEL = -2;

/** Inside a level words go by their own worth, then marks by place: a mark must not go before what it belongs to. */
const WORDS_SHARE = 0.7;

/** What is known of a sentence besides its words. */
export interface Circumstances {
  readonly text: string;
  /** How much its words count beside those of other sentences. */
  readonly stress: number;
  /** 1 for each part that must not change. */
  readonly fixed: Uint8Array;
  readonly tokensOf: (part: Part) => number;
  readonly weights: WordWeights;
}

/** The price of a token at which each part of a sentence goes, infinite where it must stay. */
export function partPrices(sentence: Sentence, circumstances: Circumstances): Float64Array {
  const { parts } = sentence;
  const { text, fixed } = circumstances;
  const levels = new Int32Array(parts.length);
  const places = setWordLevels(sentence, circumstances, levels);
  const partners = setMarkLevels(text, parts, levels);
  return Float64Array.from(parts, (part, i) => {
    if (levels[i]! >= NEVER || fixed[i]) return Number.POSITIVE_INFINITY;
    const place =
      part.kind === "word"
        ? WORDS_SHARE * places[i]!
        : WORDS_SHARE + ((1 - WORDS_SHARE) * parts[partners[i]!]!.start) / (text.length + 1);
    return priceAt(levels[i]!) * (1 + (STEP - 1) * place);
  });
}

/** Sets the levels of words; returns the place of each inside its level, from 0 to 1. */
function setWordLevels(sentence: Sentence, circumstances: Circumstances, levels: Int32Array): Float64Array {
  const { parts, language } = sentence;
  const { stress, fixed, tokensOf, weights } = circumstances;
  const chain = chainOf(sentence);
  const indices = chainIndices(parts, chain);
  const stays = mustStay(chain, language);
  const answers = expected(sentence, chain, weights);
  const cost = new Float64Array(chain.length);
  const worth = new Float64Array(chain.length);
  chain.forEach((word, k) => {
    if (fixed[indices[k]!]) stays[k] = 1;
    cost[k] = tokensOf(word);
    answers.begins[k]! *= stress;
    worth[k] = isFunction(word.wordClass) ? 0 : answers.named[k]! * stress * NAMED;
  });
  levels.fill(BARE_LEVEL);
  const places = new Float64Array(parts.length);
  wordLevels(answers, worth, cost, stays).forEach((level, k) => {
    const i = indices[k]!;
    levels[i] = level;
    const own = (answers.begins[k]! + worth[k]!) / Math.max(1, cost[k]!);
    // Neighbours of one level survive or fall together.
    const joins = k > 0 && indices[k - 1] === i - 1 && levels[i - 1] === level;
    places[i] = joins ? places[i - 1]! : own / (1 + own);
  });
  return places;
}

/** Where the words of a chain stand among the parts. */
function chainIndices(parts: readonly Part[], chain: readonly Part[]): Int32Array {
  const indices = new Int32Array(chain.length);
  let k = 0;
  for (let i = 0; i < parts.length && k < chain.length; i++) if (parts[i] === chain[k]) indices[k++] = i;
  return indices;
}
