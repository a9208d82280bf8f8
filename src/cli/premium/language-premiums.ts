import { PREMIUM_SOURCE, PREMIUM_TOKENIZERS, parallelTexts, premiumOf } from "../../core/compare/premium.ts";
import { counted } from "../terminal/numbers.ts";
import type { Paint } from "../terminal/style.ts";
import { table } from "../terminal/table.ts";
import { clipped } from "../terminal/text-width.ts";

export interface LanguagePremium {
  readonly name: string;
  /** BCP 47. */
  readonly tag: string;
  /** Of the translation. */
  readonly code: string;
  readonly tokens: Readonly<Record<string, number>>;
  readonly premium: Readonly<Record<string, number>>;
}

/** The languages whose name or tag holds a text, the dearest in the first tokenizer first. */
export function languagePremiums(tokenizers: readonly string[], wanted: string): LanguagePremium[] {
  const held = wanted.trim().toLowerCase();
  const [first = ""] = tokenizers;
  return parallelTexts()
    .filter(({ name, tag }) => name.toLowerCase().includes(held) || tag.toLowerCase() === held)
    .map((text) => {
      const { name, tag, code, tokens } = text;
      const each = (value: (tokenizer: string) => number) => Object.fromEntries(tokenizers.map((t) => [t, value(t)]));
      return {
        ...{ name, tag, code },
        tokens: each((tokenizer) => tokens[PREMIUM_TOKENIZERS.indexOf(tokenizer)]!),
        premium: each((tokenizer) => premiumOf(text, tokenizer)!),
      };
    })
    .sort((a, b) => b.premium[first]! - a.premium[first]!);
}

const LONGEST_NAME = 32;

export function languageLines(
  found: readonly LanguagePremium[],
  tokenizers: readonly string[],
  paint: Paint,
): string[] {
  const [head = "", ...rows] = table(
    [{ title: "Language" }, { title: "Tag" }, ...tokenizers.map((title) => ({ title, align: "right" as const }))],
    found.map(({ name, tag, premium }) => [
      clipped(name, LONGEST_NAME),
      tag,
      ...tokenizers.map((tokenizer) => premium[tokenizer]!.toFixed(2)),
    ]),
  );
  const { source, date } = PREMIUM_SOURCE;
  const foot = `Tokens over those of English, ${counted(found.length, "translation")}; ${source}, counted ${date}`;
  return [paint("dim", head), ...rows, "", paint("dim", foot)];
}
