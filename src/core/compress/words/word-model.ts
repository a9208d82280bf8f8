import { FEATURE_COUNT, featuresOf, PER_WORD } from "./word-features.ts";
import type { Sentence, Word } from "./word-sentences.ts";

/** Hundredths; the last of each is what every word has. */
export interface WordWeights {
  /** Logarithm of how often what is asked for begins with the word. */
  readonly begins: readonly number[];
  /** Log-odds that what is asked for goes on with the word where it holds the one before. */
  readonly goesOn: readonly number[];
  /** Logarithm of how often a question on the sentence names the word. */
  readonly named: readonly number[];
}

/** What may be asked about a sentence, for each word of its chain. */
export interface Expected {
  /** Expected answers that begin with the word; the mean over a text is about 1. */
  readonly begins: Float64Array;
  /** Probability that an answer that holds the word before holds this one. */
  readonly goesOn: Float64Array;
  /** Expected questions that name the word and ask for something else. */
  readonly named: Float64Array;
}

/** Keeps e^x finite. */
const MOST = 6;

/** Log-linear in the features. */
export function expected(sentence: Sentence, chain: readonly Word[], weights: WordWeights): Expected {
  const features = featuresOf(sentence, chain);
  const result = {
    begins: new Float64Array(chain.length),
    goesOn: new Float64Array(chain.length),
    named: new Float64Array(chain.length),
  };
  const { begins, goesOn, named } = weights;
  for (let i = 0; i < chain.length; i++) {
    let b = begins[FEATURE_COUNT]!;
    let g = goesOn[FEATURE_COUNT]!;
    let n = named[FEATURE_COUNT]!;
    for (let at = i * PER_WORD; at < (i + 1) * PER_WORD; at++) {
      const feature = features[at]!;
      b += begins[feature]!;
      g += goesOn[feature]!;
      n += named[feature]!;
    }
    result.begins[i] = Math.exp(Math.min(MOST, b / 100));
    result.goesOn[i] = 1 / (1 + Math.exp(-g / 100));
    result.named[i] = Math.exp(Math.min(MOST, n / 100));
  }
  return result;
}
