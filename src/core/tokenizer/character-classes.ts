/*
 * What the families' patterns ask of a character, one bit each. `END` stands behind the last character, so that every
 * run stops there without a comparison.
 */
export const END = 0;
/** Lu, Lt, Lm, Lo or M: what may begin a word in o200k. */
export const UPPER = 1;
/** Ll, Lm, Lo or M: what may end a word in o200k. */
export const LOWER = 2;
export const LETTER = 4;
export const NUMBER = 8;
/** Unicode White_Space, which is not JavaScript's \s: U+0085 is in, U+FEFF is out. */
export const SPACE = 16;
/** Carriage return and line feed; they are SPACE too. */
export const LINE_END = 32;
/** Punctuation and symbols. */
export const SIGN = 64;
/** Neither letter, number, white space nor sign: controls, formats, unassigned; with UPPER and LOWER, a mark. */
export const REST = 128;
/** In the table for DeepSeek only, beside another class than SPACE: kana and the common ideographs. */
export const IDEOGRAPH = 32;

/** Neither white space nor letter nor number. */
export const OTHER = SIGN | REST;

const PAGE = 256;
const CLASSES: readonly [RegExp, number][] = [
  [/[\p{Lu}\p{Lt}]+/gu, LETTER | UPPER],
  [/\p{Ll}+/gu, LETTER | LOWER],
  [/[\p{Lm}\p{Lo}]+/gu, LETTER | UPPER | LOWER],
  [/\p{M}+/gu, REST | UPPER | LOWER],
  [/\p{N}+/gu, NUMBER],
  [/[\p{P}\p{S}]+/gu, SIGN],
  [/\p{White_Space}+/gu, SPACE],
];

/** Classes by code point; a page of 256 is worked out when a text first uses it. */
export class CharacterClasses {
  /** 0 where the page is not worked out. */
  readonly known = new Uint8Array(0x110000);
  readonly #ideographs: boolean;

  constructor(ideographs: boolean) {
    this.#ideographs = ideographs;
    this.of(0);
  }

  of(codePoint: number): number {
    if (this.known[codePoint] === 0) this.#fillPage(codePoint & -PAGE);
    return this.known[codePoint];
  }

  #fillPage(first: number): void {
    const known = this.known.fill(REST, first, first + PAGE);
    // Surrogates have no class of their own, since none is left in UTF-8.
    if (first >= 0xd800 && first < 0xe000) return;
    const text = String.fromCodePoint(...Array.from({ length: PAGE }, (_, i) => first + i));
    const width = text.length / PAGE;
    for (const [run, bits] of CLASSES) {
      for (const { index, 0: found } of text.matchAll(run)) {
        known.fill(bits, first + index / width, first + (index + found.length) / width);
      }
    }
    if (first === 0) for (const lineEnd of [0x0a, 0x0d]) known[lineEnd] = SPACE | LINE_END;
    if (!this.#ideographs) return;
    for (let point = first; point < first + PAGE; point++) {
      if ((point >= 0x3040 && point <= 0x30ff) || (point >= 0x4e00 && point <= 0x9fa5)) known[point] |= IDEOGRAPH;
    }
  }
}
