import type { Block } from "../document/blocks.ts";
import { sentences } from "../document/sentences.ts";
import type { Range } from "../plan/plan.ts";
import type { Source } from "./source.ts";
import type { Unit } from "./unit.ts";

/** A list item up to this many characters stays or goes whole. */
const LONGEST_WHOLE_ITEM = 400;

const SPEAKER = /^[^\s:][^:\n]{0,40}:\s/;

/** Cuts the blocks of a source into units, in order. `without` says which blocks are gone already. */
export function unitsOf(source: Source, without: (block: number) => boolean = () => false): Unit[] {
  const units: Unit[] = [];
  const headings: { unit: number; depth: number }[] = [];
  let tableHead = -1;
  const { text } = source;
  source.blocks.forEach((block, index) => {
    if (block.kind === "blank") return;
    if (block.kind !== "table-row") tableHead = -1;
    if (without(index)) return;
    const [start, end] = trimmed(text, block.start, block.end, block.kind !== "paragraph");
    if (end <= start) return;
    if (block.kind === "heading") {
      while (headings.length > 0 && headings.at(-1)!.depth >= block.depth) headings.pop();
      const needs = headings.map((h) => h.unit);
      headings.push({ unit: units.length, depth: block.depth });
      units.push({ start, end, block: index, kind: "heading", needs: needs.slice(-1) });
      return;
    }
    const needs = headings.length > 0 ? [headings.at(-1)!.unit] : [];
    const whole = wholeKind(block, end - start);
    if (whole !== undefined) {
      if (block.kind === "table-head") tableHead = units.length;
      units.push({
        start,
        end,
        block: index,
        kind: whole,
        needs: block.kind === "table-row" && tableHead >= 0 ? [tableHead] : needs,
      });
      return;
    }
    const first = units.length;
    for (const range of lines(text, block)) {
      for (const [from, to] of sentences(text, range, "", source.verbatim)) {
        const [a, b] = trimmed(text, from, to, from === block.start);
        if (b <= a) continue;
        const tied = block.kind === "item" && units.length > first ? [first] : needs;
        units.push({ start: a, end: b, block: index, kind: "sentence", needs: tied });
      }
    }
  });
  return units;
}

function wholeKind(block: Block, length: number): Unit["kind"] | undefined {
  switch (block.kind) {
    case "item":
      return length <= LONGEST_WHOLE_ITEM ? "item" : undefined;
    case "table-row":
      return "row";
    case "code":
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

/** `[start, end)` without the blanks around it; indentation stays where it belongs to the text. */
function trimmed(text: string, start: number, end: number, keepIndent: boolean): Range {
  let from = start;
  let to = end;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  if (keepIndent) from = Math.max(start, text.lastIndexOf("\n", from - 1) + 1);
  return [from, to];
}

const isBlank = (code: number): boolean => code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x3000;

/** A transcript's turns stand on lines of their own without blank lines between; other paragraphs are one range. */
function lines(text: string, block: Block): Range[] {
  if (block.kind !== "paragraph") return [[block.start, block.end]];
  const ranges: Range[] = [];
  let spoken = 0;
  for (let at = block.start; at < block.end; ) {
    const feed = text.indexOf("\n", at);
    const next = feed < 0 || feed >= block.end ? block.end : feed + 1;
    if (SPEAKER.test(text.slice(at, Math.min(next, at + 48)))) spoken++;
    ranges.push([at, next]);
    at = next;
  }
  return ranges.length > 1 && spoken >= ranges.length * 0.6 ? ranges : [[block.start, block.end]];
}
