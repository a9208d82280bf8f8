/** Tokens of the parts of a book. */
export interface Sizes {
  /** About as many as a paragraph has. */
  readonly passage: number;
  /** The most of a section, apart from a passage that alone has more. */
  readonly section: number;
  /** The best passages, among which the ordinary fitting chooses. */
  readonly excerpt: number;
  /** The largest budget that an excerpt is fitted to. */
  readonly chosen: number;
}

/** A text of more tokens is a book. */
export const BOOK = 200_000;

/** Where a passage is a paragraph, and an excerpt keeps what the whole text would, which takes seconds and a gigabyte. */
export const SIZES: Sizes = { passage: 80, section: 24_000, excerpt: 64_000, chosen: 32_000 };
