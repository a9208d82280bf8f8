import type { Section } from "../../document/document.ts";
import type { Source } from "../source.ts";
import type { Unit } from "./unit.ts";

/** Units that need each other, and those that say nothing alone. */
export interface Bound {
  readonly units: readonly Unit[];
  /** 1 where a unit only comes along with one that needs it: a tag, a line that introduces, a heading. */
  readonly frames: Uint8Array;
}

/** Steps up to so many hang together: dropped from the end, without holes. */
const LONGEST_STEPS = 15;
/** A sentence that refers back takes at most so many with it. */
const LONGEST_CHAIN = 3;

/** In these what is a mark comes along with what needs it. */
const PAIRED: ReadonlySet<string> = new Set(["code", "yaml", "html", "xml"]);

const LEADS = /[:：][*_"”)]{0,3}$/;
const BARE_MARK = /^\s*(?:[-*+•]|\(?\p{L}?\d{0,3}[.)])(?:\s*\[[ xX]\])?$/u;
const NUMBERED = /^\s*\(?(?:\d{1,3}|[a-z])[.)]\s/;
const REFERS =
  /^(?:this|that|these|those|it|they|its|their|such|both|the (?:latter|former|same|above|other)|(?:under|in|for|with) (?:this|these|that|those|such)|otherwise|if (?:so|not|it|they|this)|however|then|therefore|thus|instead|dies|diese[rs]?|cela|ceci|esto|isso|это)(?![\p{L}'’])/iu;
const TITLE_LINE = /^[\s#*_]*(?!\d+$)[\p{L}\p{N}][^\n]{0,59}$/u;
const ENDS_SENTENCE = /[.!?,;:。！？，；：、…؟।]["'”’)\]*_]*$/u;

/** Binds tags to each other and to their content, lists to the lines that introduce them and to the item above. */
export function bound(source: Source, units: readonly Unit[], asked: boolean): Bound {
  const needs = units.map((unit) => [...unit.needs]);
  const frames = new Uint8Array(units.length);
  bindTags(source, units, needs, frames);
  const { format } = source.document;
  const isPaired = ({ block }: Unit) => PAIRED.has(format) || source.blocks[block]!.kind === "code";
  // The head of a loop, a bracket that closes, a fence, a tag.
  for (const [i, unit] of units.entries()) if (unit.kind === "mark" && isPaired(unit)) frames[i] = 1;
  if (!asked) {
    bindLists(source, units, needs, frames);
    bindTitles(source, units, needs);
    bindReferences(source, units, needs);
    bindHeadings(source, units, needs, frames);
  }
  return { units: units.map((unit, i) => ({ ...unit, needs: [...new Set(needs[i])] })), frames };
}

const ONLY_TAGS = /^\s*(?:<[^<>]{1,1000}>\s*)+$/;

function bindTags({ text, document }: Source, units: readonly Unit[], needs: number[][], frames: Uint8Array): void {
  if (document.format !== "markdown" && document.format !== "text") return;
  const open: { close: number; unit: number }[] = [];
  const elements: { open: number; close: number }[] = [];
  const at = (offset: number): number => {
    let low = 0;
    let high = units.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (units[middle]!.end <= offset) low = middle + 1;
      else high = middle;
    }
    return low < units.length && units[low]!.start <= offset ? low : -1;
  };
  const collect = (sections: readonly Section[]): void => {
    for (const { kind, start, end, children } of sections) {
      if (kind === "tag") {
        const first = at(start);
        const last = at(end - 1);
        if (first >= 0 && last > first) elements.push({ open: first, close: last });
      }
      collect(children);
    }
  };
  collect(document.sections);
  let next = 0;
  for (let i = 0; i < units.length; i++) {
    while (open.length > 0 && open.at(-1)!.close < i) open.pop();
    const parent = open.at(-1);
    if (parent !== undefined && i !== parent.unit) needs[i]!.push(parent.unit);
    for (; next < elements.length && elements[next]!.open === i; next++) {
      const { close } = elements[next]!;
      needs[i]!.push(close);
      needs[close]!.push(i);
      const isBare = (unit: number) =>
        ONLY_TAGS.test(text.slice(units[unit]!.start, Math.min(units[unit]!.end, units[unit]!.start + 2000)));
      if (isBare(close)) frames[close] = 1;
      if (close > i + 1 && isBare(i)) frames[i] = 1;
      open.push({ close, unit: i });
    }
  }
}

/** A line that introduces needs some of what follows, and what follows needs it; an item needs the one above it. */
function bindLists({ text, blocks }: Source, units: readonly Unit[], needs: number[][], frames: Uint8Array): void {
  const tail = (i: number) => text.slice(Math.max(units[i]!.start, units[i]!.end - 8), units[i]!.end);
  for (let i = 0; i < units.length; i++) {
    const { kind, block, start, end } = units[i]!;
    if (kind !== "sentence" && kind !== "item") continue;
    const bare = end - start < 16 && BARE_MARK.test(text.slice(start, end));
    if (!bare && !LEADS.test(tail(i))) continue;
    const depth = blocks[block]!.kind === "item" ? blocks[block]!.depth : 0;
    const followers = bare ? 1 : followersOf(blocks, units, i, depth);
    for (let k = i + 1; k <= i + followers && k < units.length; k++) needs[k]!.push(i);
    if (followers > 0 && i + 1 < units.length) frames[i] = 1;
  }
  const above: number[] = [];
  const steps: number[] = [];
  let previous = -1;
  for (let i = 0; i < units.length; i++) {
    const { kind, block } = blocks[units[i]!.block]!.kind === "item" ? units[i]! : { kind: "none", block: -1 };
    if (block < 0) {
      if (units[i]!.kind === "heading" || blocks[units[i]!.block]!.kind === "paragraph") above.length = 0;
      continue;
    }
    if (previous === block) continue;
    previous = block;
    const { depth } = blocks[block]!;
    const parent = above.slice(0, depth).findLast((unit) => unit !== undefined && unit >= 0);
    if (parent !== undefined) needs[i]!.push(parent);
    const sibling = above[depth];
    const numbered = kind !== "heading" && NUMBERED.test(text.slice(units[i]!.start, units[i]!.start + 16));
    if (numbered && sibling !== undefined && sibling >= 0 && steps[sibling]! > 0 && steps[sibling]! < LONGEST_STEPS) {
      needs[i]!.push(sibling);
      steps[i] = steps[sibling]! + 1;
    } else steps[i] = numbered ? 1 : 0;
    above.length = depth;
    above[depth] = i;
  }
}

/** How many units after a line that introduces belong to it. */
function followersOf(blocks: Source["blocks"], units: readonly Unit[], lead: number, depth: number): number {
  const first = units[lead + 1];
  if (first === undefined || first.kind === "heading") return 0;
  let end = lead + 1;
  if (first.block === units[lead]!.block) {
    while (end < units.length && units[end]!.block === first.block) end++;
    return end - lead - 1;
  }
  const { kind } = blocks[first.block]!;
  if (kind === "item") {
    const least = blocks[first.block]!.depth;
    if (depth > 0 && least <= depth) return 0;
    while (
      end < units.length &&
      blocks[units[end]!.block]!.kind === "item" &&
      blocks[units[end]!.block]!.depth >= least
    )
      end++;
    return end - lead - 1;
  }
  if (kind === "table-head" || kind === "table-row") {
    while (end < units.length && blocks[units[end]!.block]!.kind.startsWith("table")) end++;
    return end - lead - 1;
  }
  if (kind === "tag" || kind === "rule") return 0;
  while (end < units.length && units[end]!.block === first.block) end++;
  return end - lead - 1;
}

/** Short lines without a full stop that stand above a paragraph are its title, in plain text too. */
function bindTitles({ text, blocks }: Source, units: readonly Unit[], needs: number[][]): void {
  let title = -1;
  for (let i = 0; i < units.length; i++) {
    const { start, end, kind, block } = units[i]!;
    if (kind === "heading") title = -1;
    else if (kind === "sentence" && blocks[block]!.kind === "paragraph" && isTitle(text, start, end, units[i + 1]))
      title = i;
    else if (title >= 0) needs[i]!.push(title);
  }
}

function isTitle(text: string, start: number, end: number, next: Unit | undefined): boolean {
  if (next === undefined || end - start > 60 || next.end - next.start <= end - start) return false;
  const line = text.slice(start, end);
  const isLine = (start === 0 || text[start - 1] === "\n") && /^[ \t\r]*\n/.test(text.slice(end, end + 8));
  return (
    isLine && TITLE_LINE.test(line) && /\p{L}/u.test(line) && !ENDS_SENTENCE.test(line) && line.split(" ").length <= 8
  );
}

function bindReferences({ text }: Source, units: readonly Unit[], needs: number[][]): void {
  let chain = 0;
  for (let i = 1; i < units.length; i++) {
    const { start, block, kind, passage } = units[i]!;
    const before = units[i - 1]!;
    const refers =
      kind === "sentence" &&
      before.block === block &&
      before.passage === passage &&
      REFERS.test(text.slice(start, start + 40));
    chain = refers ? chain + 1 : 0;
    if (refers && chain <= LONGEST_CHAIN) needs[i]!.push(i - 1);
  }
}

/**
 * A heading, and the head of a table, comes with its content and never alone, also where that content went before, as a
 * repeat of something. A heading that stands over nothing in the source is like any line.
 */
function bindHeadings(
  { blocks }: Source,
  units: readonly Unit[],
  needs: readonly number[][],
  frames: Uint8Array,
): void {
  for (let i = 0; i < units.length; i++) {
    for (const need of needs[i]!) {
      const isHead = units[need]!.kind === "heading" || blocks[units[need]!.block]!.kind === "table-head";
      if (need < i && isHead) frames[need] = 1;
    }
    const { kind, block } = units[i]!;
    if (kind !== "heading") continue;
    let next = block + 1;
    while (blocks[next]?.kind === "blank") next++;
    const below = blocks[next];
    if (below !== undefined && (below.kind !== "heading" || below.depth > blocks[block]!.depth)) frames[i] = 1;
  }
}
