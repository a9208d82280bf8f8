import { type ParallelText, PREMIUM_TOKENIZERS, parallelText, premiumOf } from "./premium.ts";
import { writtenLanguage } from "./written-language.ts";

/** A language in which a text costs far more than in English. */
export interface ExpensiveLanguage {
  /** In English: `Burmese`. */
  readonly name: string;
  /** Tokens over those of English, under `tokenizer`. */
  readonly times: number;
  readonly tokenizer: string;
  /** Where another tokenizer cuts it far better. */
  readonly best: { readonly times: number; readonly tokenizer: string } | null;
}

/** From here on it is worth saying: half as much again as English. */
const EXPENSIVE = 1.5;
/** Another tokenizer is worth naming where it takes at most this share. */
const FAR_BETTER = 0.8;
/** What stands for a tokenizer that was not counted (an estimate, a file of the person's). */
const STAND_IN = "o200k_base";

/** Whether a text is in an expensive language; `null` where it is not, or its language cannot be told. */
export function expensiveLanguage(text: string, tokenizer: string): ExpensiveLanguage | null {
  const language = writtenLanguage(text);
  const parallel = language === null ? undefined : parallelText(language);
  if (parallel === undefined) return null;
  const own = PREMIUM_TOKENIZERS.includes(tokenizer) ? tokenizer : STAND_IN;
  const times = premiumOf(parallel, own)!;
  if (times < EXPENSIVE) return null;
  const best = cheapest(parallel);
  return { name: plainName(parallel), times, tokenizer: own, best: best.times <= times * FAR_BETTER ? best : null };
}

function cheapest(parallel: ParallelText): { times: number; tokenizer: string } {
  const all = PREMIUM_TOKENIZERS.map((tokenizer) => ({ times: premiumOf(parallel, tokenizer)!, tokenizer }));
  return all.reduce((a, b) => (b.times < a.times ? b : a));
}

/** `Chinese, Mandarin (Simplified)` is Chinese for a person who writes it. */
const plainName = ({ name }: ParallelText) => name.replace(/[,(].*$/, "").trim();
