import type { Range } from "../plan/plan.ts";

/** Words that a text names: between marks, or bare. */
export interface NamedWords {
  readonly words: readonly Range[];
  /** Behind the last of them and its closing mark. */
  readonly end: number;
}

/** Nobody asks about the letters of more words at once; a quoted text that goes on is cut here. */
const MOST_WORDS = 20;

const LEAD =
  /\s{0,4}(?:(?:the|this|these|those|following|given|both|each of|all of|english|single)\s{1,4}){0,4}((?:words?|names?|strings?|terms?|phrases?|sentences?)\b)?(?:\s{1,4}(?:called|below))?\s{0,4}[:=]?\s{0,4}/iuy;

/** What stands between marks, with the marks. */
const MARKED: readonly RegExp[] = [
  /\\?["“”„«]([^"“”„«»\\\n]{1,80})\\?["“”»]/uy,
  /[`*]{1,3}([^`*\n]{1,80})[`*]{1,3}/uy,
  /['‘]([^'‘’\n]{1,80})['’](?!\p{L})/uy,
];

const BARE = /\p{L}[\p{L}\p{M}]{2,40}(?![\p{L}\p{N}_/])/uy;
/** What follows a bare word that is named and not the beginning of something else ("in the word list of the user"). */
const AFTER_BARE = /\s{0,4}(?:$|[?.!;:)\]"”]|,|(?:have|has|contain|contains|please|then)\b)/iuy;

const NEXT =
  /\s{0,4}(?:,\s{0,4}(?:(?:and|or)\s{1,4})?|(?:and|or|&|vs\.?|versus)\s{1,4})(?:the\s{1,4}(?:word|name)\s{1,4})?/iuy;

const WORD = /[\p{L}\p{M}\p{N}]{2,}/gu;

/** What stands at the place of a word and is none of those asked about. */
const PLACEHOLDERS = new Set(
  (
    "the this that these those each every any all some one another other others such both either neither and or but if " +
    "it its they them their his her your our you she user users who which what where when how here there below above " +
    "word words name names string strings text texts sentence sentences phrase phrases term terms line lines letter " +
    "letters character characters paragraph paragraphs title titles answer answers input inputs output outputs word's " +
    "following given same first last next order place reverse english total general common use using please then not backward backwards reversed alphabetically"
  ).split(" "),
);

/**
 * The words that a text names at an offset: `"strawberry"`, `the word strawberry`, `the words apple, pear and "fig"`.
 *
 * @param bare whether a word without marks, and without "the word" before it, is taken for one.
 * @param after a sticky pattern of what follows a bare word.
 */
export function namedWords(text: string, at: number, bare: boolean, after = AFTER_BARE): NamedWords | null {
  const lead = matchAt(LEAD, text, at) as RegExpExecArray;
  const isNamed = lead[1] !== undefined;
  const from = at + lead[0].length;
  const bareAllowed = isNamed || (bare && lead[0].trim() === "");
  const words: Range[] = [];
  let end = -1;
  for (let item = itemAt(text, from, bareAllowed, after); item !== null; ) {
    words.push(...item.words);
    end = item.end;
    const next = matchAt(NEXT, text, end);
    item = next === null || words.length >= MOST_WORDS ? null : itemAt(text, end + next[0].length, bareAllowed, after);
  }
  return words.length === 0 ? null : { words: words.slice(0, MOST_WORDS), end };
}

function itemAt(text: string, at: number, bare: boolean, after: RegExp): NamedWords | null {
  for (const marked of MARKED) {
    const match = matchAt(marked, text, at);
    if (match === null) continue;
    const start = at + match[0].indexOf(match[1] as string);
    const words = [...(match[1] as string).matchAll(WORD)].map(
      ({ 0: word, index }): Range => [start + index, start + index + word.length],
    );
    return { words, end: at + match[0].length };
  }
  const match = bare ? matchAt(BARE, text, at) : null;
  if (match === null || PLACEHOLDERS.has(match[0].toLowerCase())) return null;
  const end = at + match[0].length;
  return matchAt(after, text, end) === null && matchAt(NEXT, text, end) === null ? null : { words: [[at, end]], end };
}

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}
