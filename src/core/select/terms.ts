import { stem } from "./stem.ts";
import { STOP_WORDS } from "./stop-words.ts";
import { WordTable } from "./word-table.ts";

/** The words of a text in order, each as a number that stands for its stem. */
export interface Terms {
  /** Stem of each word, as an index into `stems`. */
  readonly ids: Int32Array;
  /** Offset in the text, UTF-16 code units, at which each word begins. */
  readonly starts: Int32Array;
  /** The distinct stems. */
  readonly stems: readonly string[];
  /** 1 where a stem is a function word that says nothing about a topic. */
  readonly stop: Uint8Array;
  /** 1 where the word begins with a capital letter. */
  readonly capital: Uint8Array;
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const UPPER = /\p{Lu}/u;
// Scripts written without blanks between words, and Hangul, whose endings stick to the word: two neighbouring
// characters are the term (bigrams need no dictionary and are the usual baseline for these languages).
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

const NONE = 0;
const WORD = 1;
const BIGRAM = 2;
const CAPITAL = 3;
const UNKNOWN = 255;
const classes = new Uint8Array(0x10000).fill(UNKNOWN);

const LONGEST_WORD = 64;

function classOf(code: number): number {
  const char = String.fromCharCode(code);
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  let found = WORD;
  if (!surrogate && !LETTER.test(char)) found = NONE;
  else if (!surrogate && UNSPACED.test(char)) found = BIGRAM;
  else if (UPPER.test(char)) found = CAPITAL;
  classes[code] = found;
  return found;
}

/** Without accents and with Arabic numerals, since questions are typed that way: "Lōihi" as "loihi", "II" as "2". */
function folded(lower: string): string {
  return NUMERALS.get(lower) ?? (ASCII.test(lower) ? lower : lower.normalize("NFD").replace(ACCENTS, ""));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/;
const ACCENTS = /[\u0300-\u036f]/g;
const NUMERALS = new Map([
  ["ii", "2"],
  ["iii", "3"],
  ["iv", "4"],
  ["vi", "6"],
  ["vii", "7"],
  ["viii", "8"],
]);

/** Visits the words of a text in order, and pairs of characters where words are not spaced. Linear in the text. */
export function eachWord(text: string, visit: (start: number, end: number, isCapital: boolean) => void): void {
  const { length } = text;
  const classAt = (at: number): number => {
    const code = text.charCodeAt(at);
    const known = classes[code]!;
    return known === UNKNOWN ? classOf(code) : known;
  };
  let i = 0;
  while (i < length) {
    const kind = classAt(i);
    if (kind === NONE) {
      i++;
      continue;
    }
    const start = i;
    if (kind === BIGRAM) {
      do i++;
      while (i < length && classAt(i) === BIGRAM);
      if (i - start === 1) visit(start, i, false);
      for (let k = start; k + 1 < i; k++) visit(k, k + 2, false);
      continue;
    }
    // A word ends where another kind begins; one longer than any real word (base64) is cut, so that no term is huge.
    const longest = Math.min(length, start + LONGEST_WORD);
    do i++;
    while (i < longest && (classAt(i) & 1) === 1);
    visit(start, i, kind === CAPITAL);
  }
}

/** Cuts a text into terms: stemmed words, and pairs of characters where words are not spaced. Linear in the text. */
export function termsOf(text: string): Terms {
  const words = new WordTable(text);
  const stemOfWord: number[] = [];
  const byStem = new Map<string, number>();
  const stems: string[] = [];
  const ids: number[] = [];
  const starts: number[] = [];
  const capital: number[] = [];
  eachWord(text, (start, end, upper) => {
    const word = words.numberOf(start, end);
    if (word === stemOfWord.length) {
      const lower = folded(text.slice(start, end).toLowerCase());
      const root = STOP_WORDS.has(lower) ? lower : stem(lower);
      const id = byStem.get(root) ?? stems.push(root) - 1;
      byStem.set(root, id);
      stemOfWord.push(id);
    }
    ids.push(stemOfWord[word]!);
    starts.push(start);
    capital.push(upper ? 1 : 0);
  });
  return {
    ids: Int32Array.from(ids),
    starts: Int32Array.from(starts),
    stems,
    stop: Uint8Array.from(stems, (s) => (STOP_WORDS.has(s) ? 1 : 0)),
    capital: Uint8Array.from(capital),
  };
}

/** Index of the first word that begins at or after an offset. */
export function wordAt(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
