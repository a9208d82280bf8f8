import type { ProtectedRange } from "../../document/document.ts";
import { mergeRanges } from "../../document/protection/merge-ranges.ts";
import type { Block } from "../../document/units/blocks.ts";
import { firstEndingAfter } from "../../document/units/first-ending-after.ts";
import { sentences } from "../../document/units/sentences.ts";
import type { Range } from "../../plan/plan.ts";
import type { Source } from "../source.ts";
import { codeUnits } from "./code-units.ts";
import { elementUnits } from "./element-units.ts";
import { joinedUnits } from "./joined-units.ts";
import { recordLines } from "./record-lines.ts";
import type { Unit } from "./unit.ts";
import { spansAcross } from "./whole-spans.ts";

/** A longer block of code is cut where a question is to be answered from it, in characters. */
const LONGEST_FENCE = 1500;

/** A list item up to this many characters stays or goes whole. */
const LONGEST_WHOLE_ITEM = 400;

/** A list's mark at the end of a sentence: it marks the next one. */
const LAST_MARK = /(?<![^\n])[ \t]*(?:[-*+•]|\(?(?:\d{1,3}|[a-z])[.)])\s*$/i;

export interface UnitOptions {
  /** Which parts an earlier stage took out. */
  readonly isGone?: (start: number, end: number) => boolean;
  /** What is not cut: examples, pasted code. */
  readonly whole?: readonly Range[];
  /** What answers a question is cut finer: sentences end in quotations too. */
  readonly asked?: boolean;
  /** Of code the signatures are wanted: each definition is cut into its head and what is inside. */
  readonly isOutline?: boolean;
}

/** Cuts the blocks of a source into units, in order. */
export function unitsOf(source: Source, options: UnitOptions = {}): Unit[] {
  const { isGone = () => false, whole = [], asked = true, isOutline = false } = options;
  const { format } = source.document;
  if (format === "code") return codeFileUnits(source, isGone, isOutline);
  if (format === "yaml") return withAnchors(source.text, codeFileUnits(source, isGone, isOutline));
  if (format === "html" || format === "xml") return left(elementUnits(source, blockFinder(source)), isGone);
  const { text } = source;
  const units: Unit[] = [];
  const headings: { unit: number; depth: number }[] = [];
  let tableHead = -1;
  let passage = 0;
  const add = (
    start: number,
    end: number,
    block: number,
    kind: Unit["kind"],
    needs: readonly number[],
    spoken = false,
  ): number => {
    if (end <= start || isGone(start, end)) return -1;
    return units.push({ start, end, block, passage, kind, needs, ...(spoken ? { spoken } : {}) }) - 1;
  };
  source.blocks.forEach((block, index) => {
    if (block.kind === "blank") return;
    if (block.kind !== "table-row") tableHead = -1;
    passage++;
    const [start, end] = trimmed(text, block.start, block.end, true);
    if (block.kind === "heading") {
      while (headings.length > 0 && headings.at(-1)!.depth >= block.depth) headings.pop();
      const above = headings.slice(-1).map((h) => h.unit);
      const unit = add(start, end, index, "heading", above);
      if (unit >= 0) headings.push({ unit, depth: block.depth });
      return;
    }
    const under = headings.slice(-1).map((h) => h.unit);
    const fence = asked && block.kind === "code" && end - start > LONGEST_FENCE ? fenceOf(text, start, end) : undefined;
    if (fence !== undefined) {
      const opening = add(start, trimmed(text, start, fence[0], true)[1], index, "mark", under);
      const [base, before] = [units.length, passage];
      for (const part of left(codeUnits(text, { range: fence, blockAt: () => index }), isGone)) {
        passage = before + part.passage;
        add(part.start, part.end, index, part.kind, [...existing(opening), ...part.needs.map((need) => base + need)]);
      }
      const closing = fence[1] < end ? add(fence[1], end, index, "mark", existing(opening)) : -1;
      if (opening >= 0) units[opening] = { ...units[opening]!, needs: [...under, ...existing(closing)] };
      return;
    }
    const kind = wholeKind(source, block);
    if (kind !== undefined) {
      const needs = block.kind === "table-row" && tableHead >= 0 ? [tableHead] : under;
      const unit = add(start, end, index, kind, needs);
      if (block.kind === "table-head") tableHead = unit;
      return;
    }
    const records = block.kind === "paragraph" ? recordLines(text, block.start, block.end) : undefined;
    if (records !== undefined) {
      let head = -1;
      records.ranges.forEach(([from, to], i) => {
        passage++;
        const unit = add(...trimmed(text, from, to, true), index, "row", head < 0 ? under : [head]);
        if (i === 0 && records.hasHead) head = unit;
      });
      return;
    }
    let first = -1;
    const { ranges, spoken } = lines(text, block);
    const uncut = uncutIn(source, block, asked);
    for (const range of ranges) {
      passage++;
      let marked = -1;
      for (const [from, to] of sentences(text, range, "", uncut)) {
        const begins = marked < 0 ? from : marked;
        const mark = to < range[1] ? LAST_MARK.exec(text.slice(Math.max(begins, to - 24), to)) : null;
        marked = mark === null ? -1 : to - mark[0].length;
        const [a, b] = trimmed(text, begins, marked < 0 ? to : marked, begins === block.start);
        const unit = add(a, b, index, "sentence", block.kind === "item" && first >= 0 ? [first] : under, spoken);
        if (first < 0) first = unit;
      }
    }
  });
  return joinedUnits(text, units, whole);
}

/** Finds the blocks of offsets that are asked for in order. */
function blockFinder({ blocks }: Source): (offset: number) => number {
  let block = 0;
  return (offset) => {
    while (block + 1 < blocks.length && blocks[block]!.end <= offset) block++;
    return block;
  };
}

/** The code inside a fence, by lines; undefined where the block has none. */
function fenceOf(text: string, start: number, end: number): Range | undefined {
  if (!/^\s*(?:```|~~~)/.test(text.slice(start, start + 40))) return undefined;
  const from = text.indexOf("\n", start) + 1;
  const last = text.lastIndexOf("\n", end - 1) + 1;
  const isClosed = /^\s*(?:```|~~~)/.test(text.slice(last, end));
  return from > start && last > from ? [from, isClosed ? last : end] : undefined;
}

function codeFileUnits(source: Source, isGone: (start: number, end: number) => boolean, isOutline: boolean): Unit[] {
  const isData = source.document.format === "yaml";
  const units = codeUnits(source.text, { blockAt: blockFinder(source), isData, ...(isOutline && { wholeUpTo: 0 }) });
  return left(units, isGone);
}

/** A unit to be needed, where there is one. */
const existing = (unit: number): readonly number[] => (unit < 0 ? [] : [unit]);

/** An alias of YAML needs the anchor that it names. */
function withAnchors(text: string, units: readonly Unit[]): Unit[] {
  const anchors = new Map<string, number>();
  const said = units.map(({ start, end }) => text.slice(start, end));
  said.forEach((part, i) => {
    for (const [, name] of part.matchAll(/(?:^|[\s,[{])&([\w.-]+)/g)) if (!anchors.has(name!)) anchors.set(name!, i);
  });
  if (anchors.size === 0) return [...units];
  return units.map((unit, i) => {
    const named = Array.from(said[i]!.matchAll(/(?:^|[\s,[{])\*([\w.-]+)/g), ([, name]) => anchors.get(name!) ?? i);
    return { ...unit, needs: [...new Set([...unit.needs, ...named.filter((need) => need !== i)])] };
  });
}

/** The units that an earlier stage did not take out, with what they need of those. */
function left(units: readonly Unit[], isGone: (start: number, end: number) => boolean): Unit[] {
  const stays = units.map(({ start, end }) => !isGone(start, end));
  const place = new Map<number, number>();
  for (const [i, does] of stays.entries()) if (does) place.set(i, place.size);
  return units
    .filter((_, i) => stays[i])
    .map((unit) => ({ ...unit, needs: unit.needs.flatMap((need) => place.get(need) ?? []) }));
}

/** What sentences of a block are not cut inside. */
function uncutIn({ text, verbatim }: Source, { start, end }: Block, asked: boolean): readonly ProtectedRange[] {
  const inside = spansAcross(text, start, end, asked ? "marked" : "all");
  for (let k = firstEndingAfter(verbatim, start); k < verbatim.length && verbatim[k]!.start < end; k++)
    inside.push(verbatim[k]!);
  return mergeRanges(inside);
}

/** What a block is where it stays or goes as a whole. */
function wholeKind({ text, document }: Source, block: Block): Unit["kind"] | undefined {
  switch (block.kind) {
    case "item":
      return block.end - block.start <= LONGEST_WHOLE_ITEM ? "item" : undefined;
    case "table-row":
      return "row";
    case "code":
      // Indented lines are code in Markdown; in plain text they are a paragraph.
      if (document.format === "text" && !/^\s*(?:```|~~~)/.test(text.slice(block.start, block.start + 40)))
        return undefined;
      return "verbatim";
    case "front-matter":
    case "html":
    case "table-head":
    case "definition":
    case "structure":
      return "verbatim";
    case "tag":
    case "rule":
      return "mark";
    default:
      return undefined;
  }
}

/** `[start, end)` without the blanks around it; the first line keeps its indentation where `indented`. */
function trimmed(text: string, start: number, end: number, indented: boolean): Range {
  let from = start;
  let to = end;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  if (indented) from = start + text.slice(start, from).lastIndexOf("\n") + 1;
  return [from, to];
}

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000;

const SPEAKER = /^[^\s:][^:\n]{0,40}:\s/;
/** At least this share of a paragraph's lines begin with a speaker's name in a transcript. */
const SPOKEN = 0.6;
/** Lines of this mean length were not broken to fit a page: each is a paragraph. */
const UNBROKEN = 160;

/** The lines of a paragraph where each is a turn or a paragraph of its own, else the whole as one. */
function lines(text: string, block: Block): { ranges: Range[]; spoken: boolean } {
  const whole = { ranges: [[block.start, block.end] as const], spoken: false };
  if (block.kind !== "paragraph") return whole;
  const ranges: Range[] = [];
  let named = 0;
  for (let at = block.start; at < block.end; ) {
    const feed = text.indexOf("\n", at);
    const next = feed < 0 || feed >= block.end ? block.end : feed + 1;
    if (SPEAKER.test(text.slice(at, Math.min(next, at + 48)))) named++;
    ranges.push([at, next]);
    at = next;
  }
  if (ranges.length === 1) return whole;
  const spoken = named >= ranges.length * SPOKEN;
  return spoken || block.end - block.start > ranges.length * UNBROKEN ? { ranges, spoken } : whole;
}
