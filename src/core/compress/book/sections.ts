import type { Heading } from "./headings.ts";

/** A heading of the first two depths begins a section where the one before it has this share of the most. */
const SMALLEST = 0.25;
const DEEPEST = 2;

/**
 * Groups passages into sections that are fitted one after the other: by chapters where there are headings, else by size.
 *
 * @param sizes tokens of each passage, about.
 * @param most tokens of a section, apart from a passage that alone has more.
 * @returns the index of the first passage of each section, rising, and the number of passages behind them.
 */
export function sectionsOf(
  passages: Int32Array,
  sizes: Float32Array,
  headings: readonly Heading[],
  most: number,
): Int32Array {
  const begins = new Set(headings.filter(({ depth }) => depth <= DEEPEST).map(({ start }) => start));
  const firsts: number[] = [];
  let size = 0;
  sizes.forEach((more, p) => {
    const isChapter = size >= SMALLEST * most && begins.has(passages[p]!);
    if (p === 0 || isChapter || size + more > most) {
      firsts.push(p);
      size = 0;
    }
    size += more;
  });
  return Int32Array.from([...firsts, sizes.length]);
}
