import table from "./premium-counts.json" with { type: "json" };

/** One translation of a text that exists in many languages. */
export interface ParallelText {
  /** Of the translation: `mya`, `cmn_hans`. */
  readonly code: string;
  /** BCP 47. */
  readonly tag: string;
  /** The language, in English. */
  readonly name: string;
  /** Tokens, in the order of PREMIUM_TOKENIZERS. */
  readonly tokens: readonly number[];
}

/** What was counted, and when (see `scripts/premiums.ts`). */
export const PREMIUM_SOURCE: { readonly date: string; readonly source: string } = {
  date: table.date,
  source: table.source,
};

export const PREMIUM_TOKENIZERS: readonly string[] = table.tokenizers.split(" ");

let parsed: readonly ParallelText[] | undefined;

/** The Universal Declaration of Human Rights in every language in which it is whole. */
export function parallelTexts(): readonly ParallelText[] {
  parsed ??= table.languages.map((line) => {
    const [code = "", tag = "", name = "", tokens = ""] = line.split("\t");
    return { code, tag, name, tokens: tokens.split(" ").map(Number) };
  });
  return parsed;
}

/** The translation in a language (BCP 47); of several the one that is nearest to a standard. */
export function parallelText(tag: string): ParallelText | undefined {
  const same = parallelTexts().filter((text) => text.tag === tag);
  const all = same.length > 0 ? same : parallelTexts().filter((text) => text.tag.startsWith(`${tag}-`));
  return all.find(({ code }) => !/[_\d]/.test(code)) ?? all[0];
}

let english: ParallelText | undefined;

/**
 * Token premium: tokens of a text over those of the same text in English, under one tokenizer (Petrov and others 2023,
 * "Language Model Tokenizers Introduce Unfairness Between Languages"). `null` for a tokenizer that was not counted.
 */
export function premiumOf({ tokens }: ParallelText, tokenizer: string): number | null {
  english ??= parallelText("en")!;
  const at = PREMIUM_TOKENIZERS.indexOf(tokenizer);
  return at < 0 ? null : tokens[at]! / english.tokens[at]!;
}
