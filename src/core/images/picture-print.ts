import type { ImageSize } from "./image-size.ts";

/** Decoded pixels, row by row; the last of 2 or 4 channels is how opaque one is. */
export interface Pixels extends ImageSize {
  readonly channels: number;
  readonly data: ArrayLike<number>;
  /** The value of white. */
  readonly white: number;
}

/** What a picture shows, as far as two can be compared by it: which way it grows lighter, and its colours. */
export interface PicturePrint extends ImageSize {
  /** For each cell of a grid whether its right neighbour is lighter, then whether its lower one is (dHash). */
  readonly bits: Uint32Array;
  /** Red, green and blue of the whole, from 0 to 1. */
  readonly colour: readonly number[];
}

/** Cells that are compared on each side, with one more beyond them. */
const CELLS = 16;
const SIDE = CELLS + 1;
/** Cells that differ by less are alike: what noise and compression do to plain ground says nothing. */
const PLAIN = 0.01;

/** The print of a picture; one pass over its pixels. Where it is see-through it lies on white. */
export function picturePrint(pixels: Pixels): PicturePrint {
  const { width, height } = pixels;
  const grey = new Float64Array(SIDE * SIDE);
  const colour = [0, 0, 0];
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) {
      const [red, green, blue] = averageOf(pixels, rangeOf(column, width), rangeOf(row, height));
      // ITU-R BT.601.
      grey[row * SIDE + column] = 0.299 * red + 0.587 * green + 0.114 * blue;
      for (const [i, value] of [red, green, blue].entries()) colour[i]! += value / (SIDE * SIDE);
    }
  const bits = new Uint32Array((2 * CELLS * CELLS) / 32);
  for (let row = 0; row < CELLS; row++)
    for (let column = 0; column < CELLS; column++) {
      const at = row * SIDE + column;
      const bit = row * CELLS + column;
      if (grey[at + 1]! - grey[at]! > PLAIN) set(bits, bit);
      if (grey[at + SIDE]! - grey[at]! > PLAIN) set(bits, CELLS * CELLS + bit);
    }
  return { width, height, bits, colour };
}

/** The share of bits in which two prints differ, 0 to 1; 1 where shape or colours are others. */
export function printDistance(a: PicturePrint, b: PicturePrint): number {
  const shape = (a.width * b.height) / (a.height * b.width);
  if (shape > OTHER_SHAPE || shape < 1 / OTHER_SHAPE) return 1;
  if (a.colour.some((value, i) => Math.abs(value - b.colour[i]!) > OTHER_COLOUR)) return 1;
  let differing = 0;
  for (let i = 0; i < a.bits.length; i++) differing += bitsIn(a.bits[i]! ^ b.bits[i]!);
  return differing / (a.bits.length * 32);
}

const OTHER_SHAPE = 1.1;
const OTHER_COLOUR = 0.12;

type Range = readonly [from: number, to: number];

function rangeOf(cell: number, length: number): Range {
  const from = Math.min(length - 1, Math.floor((cell * length) / SIDE));
  return [from, Math.max(from + 1, Math.floor(((cell + 1) * length) / SIDE))];
}

function averageOf({ width, channels, data, white }: Pixels, [left, right]: Range, [top, bottom]: Range) {
  let [red, green, blue] = [0, 0, 0];
  const isGrey = channels < 3;
  const hasAlpha = channels === 2 || channels === 4;
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const at = (y * width + x) * channels;
      const opaque = hasAlpha ? data[at + channels - 1]! / white : 1;
      const ground = (1 - opaque) * white;
      red += ground + opaque * data[at]!;
      green += ground + opaque * data[isGrey ? at : at + 1]!;
      blue += ground + opaque * data[isGrey ? at : at + 2]!;
    }
  const all = (right - left) * (bottom - top) * white;
  return [red / all, green / all, blue / all] as const;
}

function set(bits: Uint32Array, bit: number): void {
  bits[bit >> 5]! |= 1 << (bit & 31);
}

function bitsIn(word: number): number {
  let count = 0;
  for (let left = word >>> 0; left !== 0; left &= left - 1) count++;
  return count;
}
