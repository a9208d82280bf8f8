import { inputCost } from "../models/catalogue.ts";
import type { Model } from "../models/model.ts";
import { parametersOf } from "../models/parameters.ts";
import type { Count, TextReader } from "../tokenizer/tokenizer.ts";
import { optimalVocabulary } from "./optimal-vocabulary.ts";
import type { TextMeasures } from "./text-measures.ts";

/** What a text is under one tokenizer. Ratios are `null` for a text without tokens. */
export interface Comparison {
  readonly tokenizer: string;
  readonly count: Count;
  /** More tokens than the fewest of any tokenizer, as a share: 0.12 for 12 per cent more. */
  readonly above: number;
  readonly bytesPerToken: number | null;
  readonly charactersPerToken: number | null;
  readonly wordsPerToken: number | null;
  /** `null` where the vendor tells none. */
  readonly vocabularySize: number | null;
  /** Share of the tokens that stand for one byte only; `null` where the bytes of tokens are not known. */
  readonly singleByteShare: number | null;
  /** Current models that count so, cheapest first, those without a list price last. */
  readonly models: readonly ModelFit[];
}

export interface ModelFit {
  readonly model: string;
  readonly window: number;
  /** Whether the text is within the window; `null` where the interval of an estimate does not say. */
  readonly fits: boolean | null;
  /** Of the text as input, in dollars at the list price; `null` where there is none. */
  readonly cost: number | null;
  /** Ids that a scaling law calls optimal for the model; `null` where its parameters are not published. */
  readonly optimalVocabulary: number | null;
}

/** One tokenizer's part, before it is compared with the others. */
export interface Counted {
  readonly tokenizer: string;
  readonly vocabularySize: number;
  readonly count: Count;
  readonly singleBytes: { readonly single: number; readonly all: number } | null;
  /** Models of which the tokenizer itself says how much they read. */
  readonly readers: readonly TextReader[];
}

/** The comparison of several tokenizers on one text, fewest tokens first; equal ones in the order given. */
export function compared(
  counted: readonly Counted[],
  text: TextMeasures,
  modelsOf: (tokenizer: string) => readonly Model[],
): Comparison[] {
  const fewest = Math.min(...counted.map(({ count }) => count.tokens));
  const rows = counted.map(({ tokenizer, vocabularySize, count, singleBytes, readers }) => {
    const perToken = (n: number) => (count.tokens > 0 ? n / count.tokens : null);
    return {
      tokenizer,
      count,
      above: fewest > 0 ? count.tokens / fewest - 1 : 0,
      bytesPerToken: perToken(text.bytes),
      charactersPerToken: perToken(text.characters),
      wordsPerToken: perToken(text.words),
      vocabularySize: vocabularySize || null,
      singleByteShare: singleBytes && singleBytes.all > 0 ? singleBytes.single / singleBytes.all : null,
      models: [...modelsOf(tokenizer), ...readers.map(({ name, tokens }) => ({ id: name, window: tokens }))]
        .map((model) => modelFit(model, count))
        .sort((a, b) => (a.cost ?? Number.POSITIVE_INFINITY) - (b.cost ?? Number.POSITIVE_INFINITY)),
    };
  });
  return rows.sort((a, b) => a.count.tokens - b.count.tokens);
}

function modelFit(model: Pick<Model, "id" | "window" | "price">, { tokens, low, high }: Count): ModelFit {
  const fits = high <= model.window ? true : low > model.window ? false : null;
  const parameters = parametersOf(model.id);
  return {
    model: model.id,
    window: model.window,
    fits,
    cost: inputCost(model, tokens) ?? null,
    optimalVocabulary: parameters && optimalVocabulary(parameters.nonVocabulary),
  };
}
