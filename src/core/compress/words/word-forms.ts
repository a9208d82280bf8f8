import { stem } from "../../select/stem.ts";
import { LANGUAGES, votes } from "./languages/languages.ts";
import { classOf } from "./word-classes.ts";

/** How a word is written: small, with a capital, in capitals, mixed, with a figure first. */
export const SHAPES = 5;
const [SMALL, CAPITAL, CAPITALS, INNER, FIGURES] = [0, 1, 2, 3, 4];

/** What a word is by itself, apart from where it stands; one for all places where it is written alike. */
export class WordForm {
  readonly written: string;
  readonly lower: string;
  readonly votes: number;
  readonly shape: number;
  readonly #classes: number[] = [];
  readonly #roots: string[] = [];

  constructor(written: string) {
    this.written = written;
    this.lower = written.toLowerCase();
    this.votes = votes(this.lower);
    this.shape = shapeOf(written);
  }

  /** Its class in a language of LANGUAGES. */
  classIn(language: number): number {
    this.#classes[language + 1] ??= classOf(this.lower, language);
    return this.#classes[language + 1]!;
  }

  /** What its forms in a language have in common, roughly. */
  rootIn(language: number): string {
    this.#roots[language + 1] ??= language === 0 ? stem(this.lower) : foreignRoot(this.lower, language);
    return this.#roots[language + 1]!;
  }
}

/** So many letters of a word of another language than English are taken for its root. */
const ROOT = 6;

function foreignRoot(lower: string, language: number): string {
  const { elided } = LANGUAGES[language] ?? {};
  return (elided === undefined ? lower : lower.replace(elided, "")).slice(0, ROOT);
}

export const hasCapital = (shape: number): boolean => shape === CAPITAL || shape === CAPITALS;

function shapeOf(word: string): number {
  if (/^\p{Lu}/u.test(word)) return word.length > 1 && /^[\p{Lu}\p{N}.&-]+$/u.test(word) ? CAPITALS! : CAPITAL!;
  if (/\p{Lu}/u.test(word)) return INNER!;
  return /\p{N}/u.test(word) ? FIGURES! : SMALL!;
}
