import type { ProtectedRange } from "../../document/document.ts";
import { type DetectedFormat, detectFormat } from "../../document/formats/detect-format.ts";
import { frontMatterOf } from "../../document/formats/front-matter.ts";
import { parseAs } from "../../document/parse.ts";
import { keepComments } from "../../document/protection/keep-comments.ts";
import { keepMatches } from "../../document/protection/keep-patterns.ts";
import { lowerBound } from "../../select/occurrences.ts";
import { UserError } from "../../user-error.ts";
import type { FittingOptions } from "../options.ts";
import { type Heading, headingsOf } from "./headings.ts";
import { passagesOf } from "./passages.ts";
import { sectionsOf } from "./sections.ts";
import type { Sizes } from "./sizes.ts";

/** A book as far as it is read at once: where its parts begin, and nothing of what is in them. */
export interface Shape {
  readonly text: string;
  readonly detected: DetectedFormat;
  readonly headings: readonly Heading[];
  /** The rising beginnings of its passages, and the length of the text behind them. */
  readonly passages: Int32Array;
  /** Tokens of each passage, about. */
  readonly sizes: Float32Array;
  /** The first passage of each section, and the number of passages behind them. */
  readonly sections: Int32Array;
  /** The section of each passage. */
  readonly sectionOf: Int32Array;
  /** What the person asked to keep, and front matter; sorted. */
  readonly kept: readonly ProtectedRange[];
}

/** Reads the shape of a text of so many tokens. A UserError where a pattern of `keep` takes too long. */
export function shapeOf(
  text: string,
  tokens: number,
  options: FittingOptions,
  { passage, section }: Sizes,
): Shape | UserError {
  const matches = keepMatches(text, options.keep ?? []);
  if (matches instanceof UserError) return matches;
  const detected = detectFormat(text, options.hint);
  const matter = detected.format === "markdown" ? frontMatterOf(text) : undefined;
  const kept = [...matches, ...keepComments(text, detected.format)];
  if (matter !== undefined) kept.push({ start: matter.start, end: matter.end, reason: "front matter" });
  const headings = headingsOf(parseAs(text, detected).sections);
  const density = tokens / text.length;
  const begins = new Set(headings.map(({ start }) => start));
  const passages = passagesOf(text, detected.format, passage / density, begins, matter?.end);
  const sizes = new Float32Array(passages.length - 1).map((_, p) => (passages[p + 1]! - passages[p]!) * density);
  const sections = sectionsOf(passages, sizes, headings, section);
  const sectionOf = new Int32Array(sizes.length);
  for (let s = 0; s + 1 < sections.length; s++) sectionOf.fill(s, sections[s], sections[s + 1]);
  return {
    text,
    detected,
    headings,
    passages,
    sizes,
    sections,
    sectionOf,
    kept: kept.sort((a, b) => a.start - b.start),
  };
}

/** The passage that holds an offset of the text. */
export function passageAt({ passages }: Shape, offset: number): number {
  return Math.min(lowerBound(passages, offset + 1), passages.length - 1) - 1;
}
