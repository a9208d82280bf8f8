import { stem } from "../../select/stem.ts";
import { isBound, isDenial, LANGUAGES, votes } from "./languages/languages.ts";
import { classOf } from "./word-classes.ts";

/** How a word is written: small, with a capital, in capitals, mixed, with a figure, with a noun's capital. */
export const SHAPES = 6;
const SMALL = 0;
const CAPITAL = 1;
const CAPITALS = 2;
const INNER = 3;
const FIGURES = 4;
const NOUN = 5;

export const hasCapital = (shape: number): boolean => shape === CAPITAL || shape === CAPITALS;

/** What a word is in a language. */
export interface Sense {
  /** Index in CLASSES. */
  readonly wordClass: number;
  readonly shape: number;
  /** What its forms have in common, roughly. */
  readonly root: string;
  /** Whether it denies what it stands with. */
  readonly denies: boolean;
  /** Whether a sentence promises something else without it. */
  readonly binds: boolean;
  /** Whether it may be an article that says nothing. */
  readonly isBare: boolean;
}

/** What a word is by itself, apart from where it stands; one for all places where it is written alike. */
export class WordForm {
  readonly written: string;
  readonly lower: string;
  /** The languages that it speaks for, as bits. */
  readonly votes: number;
  readonly #shape: number;
  readonly #senses: Sense[] = [];

  constructor(written: string) {
    this.written = written;
    this.lower = written.toLowerCase();
    this.votes = votes(this.lower);
    this.#shape = shapeOf(written);
  }

  /** What it is in a language of LANGUAGES. */
  in(language: number): Sense {
    const { bare, capitalNouns } = LANGUAGES[language] ?? {};
    this.#senses[language + 1] ??= {
      wordClass: classOf(this.lower, language),
      shape: capitalNouns && this.#shape === CAPITAL ? NOUN : this.#shape,
      root: language === 0 ? stem(this.lower) : foreignRoot(this.lower, language),
      denies: isDenial(this.lower, language),
      binds: isBound(this.lower, language),
      isBare: bare?.test(this.lower) ?? false,
    };
    return this.#senses[language + 1]!;
  }
}

/** So many letters of a word of another language than English are taken for its root. */
const ROOT = 6;

function foreignRoot(lower: string, language: number): string {
  const { elided } = LANGUAGES[language] ?? {};
  return (elided === undefined ? lower : lower.replace(elided, "")).slice(0, ROOT);
}

function shapeOf(word: string): number {
  if (/^\p{Lu}/u.test(word)) return word.length > 1 && /^[\p{Lu}\p{N}.&-]+$/u.test(word) ? CAPITALS : CAPITAL;
  if (/\p{Lu}/u.test(word)) return INNER;
  return /\p{N}/u.test(word) ? FIGURES : SMALL;
}
