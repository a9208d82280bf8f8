import type { Range } from "../plan/plan.ts";
import type { LetterPatterns } from "./compile-language.ts";

/** Words that a text names: between marks, or bare. */
export interface NamedWords {
  readonly words: readonly Range[];
  /** Behind the last of them and its closing mark. */
  readonly end: number;
}

/** Nobody asks about the letters of more words at once; a quoted text that goes on is cut here. */
const MOST_WORDS = 20;

/** What stands between marks, with the marks. */
const MARKED: readonly RegExp[] = [
  /\\?["“”„«]([^"“”„«»\\\n]{1,80})\\?["“”»]/uy,
  /[「『《]([^「」『』《》\n]{1,80})[」』》]/uy,
  /[`*]{1,3}([^`*\n]{1,80})[`*]{1,3}/uy,
  /['‘‚]([^'‘’\n]{1,80})['’](?![\p{Script=Latin}\p{Script=Cyrillic}])/uy,
];

const WORD = /[\p{L}\p{M}\p{N}]{2,}/gu;

/**
 * The words that a text names at an offset: `"strawberry"`, `the word strawberry`, `the words apple, pear and "fig"`.
 *
 * @param bare whether a word without marks, and without "the word" before it, is taken for one.
 * @param after a sticky pattern of what follows a bare word.
 */
export function namedWords(
  text: string,
  at: number,
  bare: boolean,
  language: LetterPatterns,
  after = language.afterWord,
): NamedWords | null {
  const lead = matchAt(language.lead, text, at) as RegExpExecArray;
  const isNamed = lead[1] !== undefined;
  const from = at + lead[0].length;
  const bareAllowed = isNamed || (bare && lead[0].trim() === "");
  const words: Range[] = [];
  let end = -1;
  for (let item = itemAt(text, from, bareAllowed, language, after); item !== null; ) {
    words.push(...item.words);
    end = item.end;
    const next = matchAt(language.next, text, end);
    item =
      next === null || words.length >= MOST_WORDS
        ? null
        : itemAt(text, end + next[0].length, bareAllowed, language, after);
  }
  return words.length === 0 ? null : { words: words.slice(0, MOST_WORDS), end };
}

function itemAt(text: string, at: number, bare: boolean, language: LetterPatterns, after: RegExp): NamedWords | null {
  for (const marked of MARKED) {
    const match = matchAt(marked, text, at);
    if (match === null) continue;
    const start = at + match[0].indexOf(match[1] as string);
    const words = [...(match[1] as string).matchAll(WORD)].map(
      ({ 0: word, index }): Range => [start + index, start + index + word.length],
    );
    return { words, end: at + match[0].length };
  }
  const match = bare ? matchAt(language.word, text, at) : null;
  if (match === null || language.placeholders.has(match[0].toLowerCase())) return null;
  const end = at + match[0].length;
  return matchAt(after, text, end) === null && matchAt(language.next, text, end) === null
    ? null
    : { words: [[at, end]], end };
}

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}
