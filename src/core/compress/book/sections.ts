import type { Heading } from "./headings.ts";

/** Tokens that a section of a book has at most, apart from a passage that alone has more. */
const LARGEST = 24_000;

/** A heading of the first two depths begins a section where the one before it has this share of that. */
const SMALLEST = 0.25;
const DEEPEST = 2;

/**
 * Groups passages into sections that are fitted one after the other: by chapters where there are headings, else by size.
 *
 * @param sizes tokens of each passage, about.
 * @returns the index of the first passage of each section, rising, and the number of passages behind them.
 */
export function sectionsOf(passages: Int32Array, sizes: Float32Array, headings: readonly Heading[]): Int32Array {
  const begins = new Set(headings.filter(({ depth }) => depth <= DEEPEST).map(({ start }) => start));
  const firsts: number[] = [];
  let size = 0;
  sizes.forEach((more, p) => {
    const isChapter = size >= SMALLEST * LARGEST && begins.has(passages[p]!);
    if (p === 0 || isChapter || size + more > LARGEST) {
      firsts.push(p);
      size = 0;
    }
    size += more;
  });
  return Int32Array.from([...firsts, sizes.length]);
}
