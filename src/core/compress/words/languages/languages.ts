import { ARABIC } from "./arabic.ts";
import { CHINESE } from "./chinese.ts";
import { DUTCH } from "./dutch.ts";
import { ENGLISH } from "./english.ts";
import { FRENCH } from "./french.ts";
import { GERMAN } from "./german.ts";
import { GREEK } from "./greek.ts";
import { HINDI } from "./hindi.ts";
import { ITALIAN } from "./italian.ts";
import { JAPANESE } from "./japanese.ts";
import { KOREAN } from "./korean.ts";
import { FUNCTION_CLASSES, type Language, LISTED } from "./language.ts";
import { PORTUGUESE } from "./portuguese.ts";
import { RUSSIAN } from "./russian.ts";
import { SPANISH } from "./spanish.ts";
import { THAI } from "./thai.ts";
import { TURKISH } from "./turkish.ts";
import { VIETNAMESE } from "./vietnamese.ts";

/** At most 31: a word's languages are bits of a number. */
export const LANGUAGES: readonly Language[] = [
  ENGLISH,
  GERMAN,
  FRENCH,
  SPANISH,
  ITALIAN,
  PORTUGUESE,
  DUTCH,
  RUSSIAN,
  GREEK,
  TURKISH,
  VIETNAMESE,
  ARABIC,
  HINDI,
  CHINESE,
  JAPANESE,
  THAI,
  KOREAN,
];

/** Of a language that is not in the list. */
export const UNKNOWN = -1;

/** At least this share of a text's words must be function words of a language, or its script. */
const LEAST_KNOWN = 0.12;

/** A passage with fewer words is taken to be in the language of the whole. */
export const SHORT_PASSAGE = 8;

const tables = LANGUAGES.map(({ words }) => {
  const table = new Map<string, number>();
  LISTED.forEach((name, index) => {
    for (const word of words[name]?.split(" ") ?? []) if (!table.has(word)) table.set(word, index);
  });
  return table;
});

const always = LANGUAGES.map((language) => new Set(language.always.split(" ")));

/** Index in LISTED of a word's class, -1 where no list has it. */
export function listedClass(lower: string, language: number): number {
  return tables[language]?.get(lower) ?? -1;
}

/** Whether a sentence promises something else without this word: "must", "only", "at least". */
export function isBound(lower: string, language: number): boolean {
  return always[language]?.has(lower) ?? false;
}

/** The languages that a word speaks for, as bits: those that list it as a function word or are written in its script. */
export function votes(lower: string): number {
  let bits = 0;
  tables.forEach((table, language) => {
    const listed = table.get(lower) ?? FUNCTION_CLASSES;
    if (listed < FUNCTION_CLASSES || LANGUAGES[language]!.script?.test(lower)) bits |= 1 << language;
  });
  return bits;
}

/** In all languages: a passage may quote another one, and a negation is not to be lost to a wrong guess. */
const denials = new Set(LANGUAGES.flatMap(({ words }) => words.negation?.split(" ") ?? []));

/** Whether a word denies what it stands with: by itself, by its form in its language, or by a part: "yes/no". */
export function isDenial(lower: string, language: number): boolean {
  if (denials.has(lower) || ENGLISH.negated!.test(lower) || LANGUAGES[language]?.negated?.test(lower)) return true;
  return /[-/]/.test(lower) && lower.split(/[-/]/).some((part) => denials.has(part));
}

/** The votes for each language, and the words that voted or did not. */
export interface Tally {
  readonly votes: Int32Array;
  readonly words: number;
}

export function tally(sentences: readonly (readonly { readonly form: { readonly votes: number } }[])[]): Tally {
  const counts = new Int32Array(LANGUAGES.length);
  let words = 0;
  for (const sentence of sentences) {
    words += sentence.length;
    for (const { form } of sentence) {
      for (let rest = form.votes; rest !== 0; rest &= rest - 1) counts[31 - Math.clz32(rest & -rest)]!++;
    }
  }
  return { votes: counts, words };
}

/** The language that most words speak for; ties go to the first in the list. */
export function languageOf({ votes: counts, words }: Tally): number {
  let best = 0;
  for (let i = 1; i < counts.length; i++) if (counts[i]! > counts[best]!) best = i;
  return counts[best]! >= Math.max(1, words * LEAST_KNOWN) ? best : UNKNOWN;
}
