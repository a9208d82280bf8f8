import { setMarkPrices } from "./mark-prices.ts";
import { mustStay } from "./must-stay.ts";
import { priceAt, wordLevels } from "./prices.ts";
import type { Part } from "./sentence-parts.ts";
import { isFunction } from "./word-classes.ts";
import { chainOf } from "./word-features.ts";
import { expected, type WordWeights } from "./word-model.ts";
import type { Sentence } from "./word-sentences.ts";

/**
 * How much it counts that questions name a word, beside the answers: without it the answers stay and what they answer
 * goes. At 51 % of the tokens 0.05 keeps 85 % of the question's words in the answer's sentence and costs 1 point of the
 * answers; 0 keeps 77 %, and 0.1 87 % for 3 points.
 */
const NAMED = 0.05;

/** Articles go before all else. */
const BARE_LEVEL = -2;

/** What is known of a sentence besides its words. */
export interface Circumstances {
  readonly text: string;
  /** How much its words count beside those of other sentences. */
  readonly stress: number;
  /** Whether the sentence is a question. */
  readonly asks: boolean;
  /** 1 for each part that must not change. */
  readonly fixed: Uint8Array;
  /** Tokens of each part. */
  readonly tokens: Float64Array;
  readonly weights: WordWeights;
}

/** The price of a token at which each part of a sentence goes, infinite where it must stay. */
export function partPrices(sentence: Sentence, circumstances: Circumstances): Float64Array {
  const { text, fixed } = circumstances;
  const prices = wordPrices(sentence, circumstances);
  setMarkPrices(text, sentence.parts, prices);
  return prices.map((price, i) => (fixed[i] ? Number.POSITIVE_INFINITY : price));
}

/** The prices of words; marks have none yet. */
function wordPrices(sentence: Sentence, circumstances: Circumstances): Float64Array {
  const { parts, language } = sentence;
  const { stress, fixed, tokens, asks, weights } = circumstances;
  const chain = chainOf(sentence);
  const indices = chainIndices(parts, chain);
  const stays = mustStay(chain, language, asks);
  const answers = expected(sentence, chain, weights);
  const cost = new Float64Array(chain.length);
  const worth = new Float64Array(chain.length);
  chain.forEach((word, k) => {
    if (fixed[indices[k]!]) stays[k] = 1;
    cost[k] = tokens[indices[k]!]!;
    answers.begins[k]! *= stress;
    worth[k] = isFunction(word.sense.wordClass) ? 0 : answers.named[k]! * stress * NAMED;
  });
  const levels = wordLevels(answers, worth, cost, stays);
  const prices = new Float64Array(parts.length).fill(priceAt(BARE_LEVEL));
  levels.forEach((level, k) => {
    const i = indices[k]!;
    const own = (answers.begins[k]! + worth[k]!) / Math.max(1, cost[k]!);
    // Neighbours of one level survive or fall together.
    const joins = k > 0 && indices[k - 1] === i - 1 && levels[k - 1] === level;
    prices[i] = joins ? prices[i - 1]! : priceAt(level, own / (1 + own));
  });
  return prices;
}

/** Where the words of a chain stand among the parts. */
function chainIndices(parts: readonly Part[], chain: readonly Part[]): Int32Array {
  const indices = new Int32Array(chain.length);
  let k = 0;
  for (let i = 0; i < parts.length && k < chain.length; i++) if (parts[i] === chain[k]) indices[k++] = i;
  return indices;
}
