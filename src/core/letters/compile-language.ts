import type { CueSource, LetterLanguage } from "./letter-language.ts";

/** A cue of a language as patterns. */
export interface Cue {
  readonly before: RegExp;
  /** Sticky. */
  readonly after?: RegExp;
  readonly bare: boolean;
}

/** A language's data as patterns; those for places are sticky. */
export interface LetterPatterns {
  /** Whether a sentence may be one that asks. */
  readonly signs: RegExp;
  readonly lead: RegExp;
  readonly word: RegExp;
  readonly afterWord: RegExp;
  readonly next: RegExp;
  readonly placeholders: ReadonlySet<string>;
  readonly cues: readonly Cue[];
}

/** Where a word begins; `\\n` before it is a line break of a chat's JSON. */
const BEGINS = "(?:(?<![\\p{L}\\p{N}])|(?<=\\\\[nrt]))";
const ENDS = "(?![\\p{L}\\p{N}])";
/** A word without marks, of three letters or more: where no blanks part words a Latin one. */
const SPACED_WORD = "\\p{L}[\\p{L}\\p{M}]{2,40}(?![\\p{L}\\p{N}_/])";
const LATIN_WORD = "[A-Za-z]{3,40}(?![A-Za-z0-9_/])";

export function compileLanguage(language: LetterLanguage): LetterPatterns {
  const { articles, nouns, behindNoun = "(?!)", joins, goesOn, placeholders, spaced } = language;
  const ends = spaced ? ENDS : "";
  const gap = spaced ? "\\s{1,4}" : "\\s{0,4}";
  const place = (source: string) => new RegExp(source, "iuy");
  return {
    signs: signsOf([language], "iu"),
    lead: place(
      `\\s{0,4}(?:(?:${articles})(?:${gap}|(?<=['’]))){0,4}((?:${nouns})${ends})?(?:${gap}(?:${behindNoun}))?\\s{0,4}[:：=]?\\s{0,4}`,
    ),
    word: place(spaced ? SPACED_WORD : LATIN_WORD),
    afterWord: place(`\\s{0,4}(?:$|[?.!;:)\\]"”]|,|[。？！，、]|(?:${goesOn})${ends})`),
    next: place(
      `\\s{0,4}(?:[,，、]\\s{0,4}(?:(?:${joins})${gap})?|(?:${joins}|&)${gap})(?:(?:${articles})${gap})?(?:(?:${nouns})${gap})?`,
    ),
    placeholders: new Set(placeholders.split(" ")),
    cues: language.cues.map((source) => compileCue(source, spaced)),
  };
}

function compileCue([before, bare, after]: CueSource, spaced: boolean): Cue {
  const [begins, ends, letter] = spaced ? [BEGINS, ENDS, "(?!\\p{L})"] : ["", "", ""];
  return {
    before: new RegExp(`${begins}(?:${before})${ends}`, "giu"),
    ...(after !== undefined && { after: new RegExp(`\\s{0,4}(?:${after})${letter}`, "iuy") }),
    bare,
  };
}

/** A pattern for the signs of languages. Those of all are looked for as one: beginnings of words are found once. */
export function signsOf(languages: readonly LetterLanguage[], flags: string): RegExp {
  const signs = (spaced: boolean) => languages.filter((one) => one.spaced === spaced).flatMap((one) => one.signs);
  const [words, strings] = [signs(true), signs(false)];
  const sources = [...(words.length > 0 ? [`${BEGINS}(?:${words.join("|")})${ENDS}`] : []), ...strings];
  return new RegExp(sources.join("|"), flags);
}
