import type { Block } from "../../document/units/blocks.ts";
import { fold, foldedHash } from "../../document/waste/folded.ts";
import { insideVerbatim, type Span } from "../edits/verbatim.ts";
import type { Source } from "../source.ts";
import { wholePartsOf } from "../units/whole-parts.ts";
import { fixedText } from "./fixed-text.ts";

/** Shorter ones may say the same on purpose in two places: "None.", "See above.", a caption. */
const SHORTEST: Partial<Record<Block["kind"], number>> = { paragraph: 40, quote: 40, code: 80, item: 80 };

const NAMES: Partial<Record<Block["kind"], string>> = {
  paragraph: "paragraph",
  quote: "quotation",
  code: "code block",
  item: "list item",
};

/** A block that says what another one said before. */
export interface Repeat {
  /** Indices into the source's blocks. */
  readonly block: number;
  readonly first: number;
  /** For a person. */
  readonly reason: string;
}

const found = new WeakMap<Source, readonly Repeat[]>();

/**
 * Blocks of prose that stood before in the same words, and code blocks in the same letters; in order. Looked for once a
 * source.
 */
export function repeatsOf(source: Source): readonly Repeat[] {
  const known = found.get(source) ?? lookedFor(source);
  found.set(source, known);
  return known;
}

function lookedFor(source: Source): Repeat[] {
  const { text, blocks } = source;
  const repeats: Repeat[] = [];
  if (source.document.format !== "markdown" && source.document.format !== "text") return repeats;
  const mayGo = loose(source);
  const lineOf = lineCounter(text);
  const first = new Map<number, { block: number; line: number }>();
  blocks.forEach((block, index) => {
    const { kind, start } = block;
    const end = endOf(text, block);
    if (end - start < (SHORTEST[kind] ?? Number.POSITIVE_INFINITY)) return;
    const line = lineOf(start);
    const hash = foldedHash(text, start, end);
    const seen = first.get(hash);
    if (seen === undefined) first.set(hash, { block: index, line });
    else if (isSame(text, blocks[seen.block]!, block) && mayGo(index)) {
      repeats.push({ block: index, first: seen.block, reason: `repeats the ${NAMES[kind]} at line ${seen.line}` });
    }
  });
  return repeats;
}

/** The end of a block's last line of text. */
export function endOf(text: string, { start, end }: Block): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1]!)) at--;
  return at;
}

/**
 * Tells, for blocks in order, whether one may go by itself: no part of pasted code or of an example, no line that
 * introduces what follows, no item with others nested in it, nothing that the person keeps.
 */
export function loose(source: Source): (block: number) => boolean {
  const { text, blocks } = source;
  const isFixed = insideVerbatim(fixedText(source));
  const isPart = insideVerbatim(wholePartsOnce(source));
  return (index) => {
    const { kind, start, depth } = blocks[index]!;
    const end = endOf(text, blocks[index]!);
    if (isFixed(start, end) || isPart(start, end)) return false;
    if (kind === "code") return /^[\s>]*(?:```|~~~)/.test(text.slice(start, Math.min(end, start + 40)));
    const next = blocks[index + 1];
    if (kind === "item" && next?.kind === "item" && next.depth > depth) return false;
    return !/[:：][*_`]{0,3}$/.test(text.slice(Math.max(start, end - 4), end));
  };
}

const parts = new WeakMap<Source, readonly Span[]>();

function wholePartsOnce(source: Source): readonly Span[] {
  const known = parts.get(source) ?? wholePartsOf(source, false).all.map(([start, end]) => ({ start, end }));
  parts.set(source, known);
  return known;
}

function isSame(text: string, a: Block, b: Block): boolean {
  const [first, second] = [text.slice(a.start, endOf(text, a)), text.slice(b.start, endOf(text, b))];
  return a.kind === b.kind && (a.kind === "code" ? first === second : fold(first) === fold(second));
}

/** Line numbers, from 1, of offsets that only rise. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    for (let feed = text.indexOf("\n", at); feed >= 0 && feed < offset; feed = text.indexOf("\n", at)) {
      line++;
      at = feed + 1;
    }
    return line;
  };
}
