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
/** In the table for DeepSeek only, and without SPACE: kana and the common ideographs. */
export const IDEOGRAPH = 32;

/** Neither white space nor letter nor number. */
export const OTHER = SIGN | REST;

const PLANE = 0x10000;
const CLASSES: readonly [RegExp, number][] = [
  [/[\p{Lu}\p{Lt}]+/gu, LETTER | UPPER],
  [/\p{Ll}+/gu, LETTER | LOWER],
  [/[\p{Lm}\p{Lo}]+/gu, LETTER | UPPER | LOWER],
  [/\p{M}+/gu, REST | UPPER | LOWER],
  [/\p{N}+/gu, NUMBER],
  [/[\p{P}\p{S}]+/gu, SIGN],
  [/\p{White_Space}+/gu, SPACE],
];

function classifyPlane(plane: number): Uint8Array {
  const classes = new Uint8Array(PLANE).fill(REST);
  const units = new Uint16Array(plane === 0 ? PLANE : 2 * PLANE);
  if (plane === 0) for (let i = 0; i < PLANE; i++) units[i] = i >= 0xd800 && i < 0xe000 ? 0xe000 : i;
  else {
    for (let i = 0; i < PLANE; i++) {
      units[2 * i] = 0xd7c0 + ((plane << 6) | (i >> 10));
      units[2 * i + 1] = 0xdc00 | (i & 0x3ff);
    }
  }
  const text = new TextDecoder("utf-16le").decode(units);
  const width = plane === 0 ? 1 : 2;
  for (const [run, bits] of CLASSES) {
    for (const match of text.matchAll(run)) {
      classes.fill(bits, match.index / width, (match.index + match[0].length) / width);
    }
  }
  return classes;
}

/** Classes by code point; a plane is filled when a text first uses it. */
export class CharacterClasses {
  readonly #planes: (Uint8Array | undefined)[] = [];
  readonly basic: Uint8Array;

  constructor(ideographs: boolean) {
    this.basic = classifyPlane(0);
    this.basic[0x0a] = this.basic[0x0d] = SPACE | LINE_END;
    if (ideographs) this.basic.fill(IDEOGRAPH, 0x3040, 0x3100).fill(IDEOGRAPH, 0x4e00, 0x9fa6);
    this.#planes[0] = this.basic;
  }

  of(codePoint: number): number {
    const plane = codePoint >>> 16;
    this.#planes[plane] ??= classifyPlane(plane);
    return this.#planes[plane][codePoint & 0xffff];
  }
}
