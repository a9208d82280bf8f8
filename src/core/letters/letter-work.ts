import type { ParsedDocument, Section } from "../document/document.ts";
import type { Range } from "../plan/plan.ts";
import { type Cue, compileLanguage, type LetterPatterns, signsOf } from "./compile-language.ts";
import { LETTER_LANGUAGES } from "./letter-languages.ts";
import { type NamedWords, namedWords } from "./named-words.ts";

/** A sentence that asks for work on the letters of words that it names: to count, spell, reverse or compare them. */
export interface LetterWork {
  readonly start: number;
  readonly end: number;
  /** The words it is about, in order. */
  readonly words: readonly Range[];
}

const LANGUAGES: readonly LetterPatterns[] = LETTER_LANGUAGES.map(compileLanguage);
/** One of these stands in every sentence that a cue fits; the cheap look that comes first. */
const SIGNS = signsOf(LETTER_LANGUAGES, "giu");

/** A sentence is looked at so far to both sides of its sign. */
const REACH = 400;
/** Nobody reads more, and an editor slows down. */
const MOST = 100;
/** A text with more signs than this is a word list, not a prompt; what comes after is not looked at. */
const MOST_LOOKS = 2_000;

/**
 * Finds what CharBench (paper 28) shows models to be bad at, since tokens hide letters: sentences that ask to
 * count, spell, reverse, order or rhyme, and name the words. A prompt that only speaks of letters, or takes the words from
 * a variable, gives none; neither does code. One pass, and bounded work at each sign.
 */
export function findLetterWork(
  text: string,
  { format, sections }: Pick<ParsedDocument, "format" | "sections">,
): LetterWork[] {
  if (format === "code") return [];
  const passedOver = fencesOf(sections);
  const found: LetterWork[] = [];
  let next = 0;
  let looks = 0;
  SIGNS.lastIndex = 0;
  for (let sign = SIGNS.exec(text); sign !== null && looks < MOST_LOOKS; sign = SIGNS.exec(text)) {
    while (next < passedOver.length && (passedOver[next] as Range)[1] <= sign.index) next++;
    const code = passedOver[next];
    if (code !== undefined && code[0] <= sign.index) {
      SIGNS.lastIndex = code[1];
      continue;
    }
    looks++;
    const [start, end] = sentenceAround(text, sign.index);
    const words = wordsAskedAbout(text.slice(start, end));
    if (words.length > 0)
      found.push({ start, end, words: words.map(([from, to]): Range => [start + from, start + to]) });
    if (found.length === MOST) break;
    SIGNS.lastIndex = Math.max(end, SIGNS.lastIndex);
  }
  return found;
}

function fencesOf(sections: readonly Section[]): Range[] {
  return sections.flatMap(({ kind, start, end, children }) =>
    kind === "fence" ? [[start, end] as const] : fencesOf(children),
  );
}

function wordsAskedAbout(sentence: string): Range[] {
  const words = new Map<number, Range>();
  for (const language of LANGUAGES)
    if (language.signs.test(sentence))
      for (const cue of language.cues)
        for (const match of sentence.matchAll(cue.before)) {
          const named = namedAfter(sentence, match.index + match[0].length, cue, language);
          for (const word of named?.words ?? []) words.set(word[0], word);
        }
  return [...words.values()].sort((a, b) => a[0] - b[0]);
}

function namedAfter(sentence: string, at: number, cue: Cue, language: LetterPatterns): NamedWords | null {
  const { bare, after } = cue;
  const named = namedWords(sentence, at, bare, language, after);
  if (named === null || after === undefined) return named;
  after.lastIndex = named.end;
  return after.test(sentence) ? named : null;
}

const BEFORE = /[.!?]["”'’)\]]{0,2}\s|[。！？]|\n|\\n/g;
/** A colon at the end of a line leads on to what is asked about. */
const AFTER = /[.!?]["”'’)\]]{0,2}(?=\s|$)|[。！？]|(?<!:\s{0,3})(?:\r?\n|\\n)|\n\s{0,20}\n/g;

/** Cheaper than a segmenter, and good enough: a sign's sentence, or the line it stands in. */
function sentenceAround(text: string, at: number): Range {
  const from = Math.max(0, at - REACH);
  let start = from;
  for (const match of text.slice(from, at).matchAll(BEFORE)) start = from + match.index + match[0].length;
  AFTER.lastIndex = 0;
  const rest = text.slice(at, at + REACH);
  const ending = AFTER.exec(rest);
  const end =
    ending === null
      ? at + rest.length
      : at + ending.index + (ending[0].trim() === "" || ending[0] === "\\n" ? 0 : ending[0].length);
  return [start, end];
}
