import { FUNCTION_CLASSES, LISTED } from "./languages/language.ts";
import { LANGUAGES, listedClass } from "./languages/languages.ts";

/** English endings that tell what kind of word it is, the first that fits. */
const ENDINGS: readonly (readonly [name: string, ending: RegExp])[] = [
  ["-ly", /ly$/],
  ["-tion", /[ts]ions?$/],
  ["-ment", /ments?$/],
  ["-ness", /ness(?:es)?$/],
  ["-ity", /it(?:y|ies)$/],
  ["-ism", /isms?$/],
  ["-ist", /ists?$/],
  ["-ian", /(?:ians?|eans?|ans|ese)$/],
  ["-ance", /[ae]n(?:ces?|cy)$/],
  ["-ship", /ships?$/],
  ["-logy", /(?:ology|ics|graphy|nomy)$/],
  ["-ing", /ing$/],
  ["-ings", /ings$/],
  ["-ed", /ed$/],
  ["-er", /[eo]rs?$/],
  ["-al", /al$/],
  ["-ous", /ous$/],
  ["-ive", /ive$/],
  ["-ic", /ic$/],
  ["-able", /[ai]ble$/],
  ["-ary", /[ao]ry$/],
  ["-ful", /(?:ful|less)$/],
  ["-ish", /ish$/],
  ["-ize", /(?:i[sz]e|ify|i[sz]e[ds]|ifies)$/],
  ["-ent", /[ae]nt$/],
  ["-ate", /ates?$/],
  ["-us", /[siu]s$/],
  ["-s", /s$/],
  ["-y", /y$/],
  ["-e", /e$/],
];

/** Classes by how a word is written, after those of the lists. */
const WRITTEN = [
  "year",
  "years",
  "figure",
  "mixed",
  "genitive",
  "hyphened",
  "plain",
  "definite",
  "short",
  "foreign",
  ...ENDINGS.map(([name]) => name),
] as const;

/** What a word may be; the number of a class is its place here. */
export const CLASSES: readonly string[] = [...LISTED, ...WRITTEN];

const written = (name: (typeof WRITTEN)[number]): number => LISTED.length + WRITTEN.indexOf(name);
const YEAR = written("year");
const MIXED = written("mixed");
const FIRST_ENDING = LISTED.length + WRITTEN.length - ENDINGS.length;
const NUMBER = LISTED.indexOf("number");
export const QUANTIFIER = LISTED.indexOf("quantifier");
/** "How", "which": what a question asks with. */
export const QUESTION_CLASSES: ReadonlySet<number> = new Set([LISTED.indexOf("question"), LISTED.indexOf("which")]);
export const ORDINAL = LISTED.indexOf("ordinal");

export const isFunction = (wordClass: number): boolean => wordClass < FUNCTION_CLASSES;
export const isFigure = (wordClass: number): boolean =>
  wordClass === NUMBER || (wordClass >= YEAR && wordClass <= MIXED);

const ENGLISH = 0;

/** The class of a word in small letters, in a language of LANGUAGES. */
export function classOf(lower: string, language: number): number {
  const plain = lower.replaceAll("’", "'");
  const listed = listedClass(plain, language);
  if (listed >= 0) return listed;
  if (/\p{N}/u.test(plain)) {
    if (/^(?:1\p{N}|20)\p{N}\p{N}$/u.test(plain)) return YEAR;
    if (/^(?:1\p{N}|20)\p{N}\p{N}s$/u.test(plain)) return written("years");
    return /^[\p{N}.,]+$/u.test(plain) ? written("figure") : MIXED;
  }
  if (language === ENGLISH) return englishClass(plain);
  const elided = LANGUAGES[language]?.elided;
  if (elided?.test(plain)) {
    const rest = listedClass(plain.replace(elided, ""), language);
    if (rest >= 0) return rest;
  }
  if (/^و?ال/.test(plain)) return written("definite");
  return plain.length <= 3 && /^[\0-\u024f]*$/.test(plain) ? written("short") : written("foreign");
}

function englishClass(lower: string): number {
  if (/'s?$/.test(lower)) return written("genitive");
  if (lower.includes("-")) {
    const isNumber = lower.split("-").some((part) => listedClass(part, ENGLISH) === NUMBER);
    return isNumber ? NUMBER : written("hyphened");
  }
  const ending = lower.length < 4 ? -1 : ENDINGS.findIndex(([, pattern]) => pattern.test(lower));
  return ending < 0 ? written("plain") : FIRST_ENDING + ending;
}
