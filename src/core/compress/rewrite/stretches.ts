import type { ProtectedRange } from "../../document/document.ts";
import type { Block } from "../../document/units/blocks.ts";
import type { Range } from "../../plan/plan.ts";
import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import type { Source } from "../source.ts";
import { wholePartsOf } from "../units/whole-parts.ts";
import { FEWEST_TOKENS_A_STRETCH, MOST_TOKENS_A_STRETCH } from "./limits.ts";

/** Blocks in a row that are rewritten together: prose with its headings. */
export interface Stretch {
  /** `[start, end)` in the source, UTF-16 code units, without the blanks around it. */
  readonly start: number;
  readonly end: number;
  readonly tokens: number;
}

const PROSE: ReadonlySet<Block["kind"]> = new Set(["paragraph", "item", "quote"]);
const ROLES: ReadonlySet<string> = new Set(["system message", "tool message", "message structure"]);

/**
 * Cuts the prose of a Markdown or plain text into stretches, in order: whole sections where they fit, else as many blocks
 * as fit. What must not be changed ends a stretch and is never sent: code, tables, front matter, tags, examples, text
 * that the person keeps or drops. Other formats have none.
 */
export function stretchesOf(source: Source, drop: readonly Range[], asked: boolean, tokenizer: Tokenizer): Stretch[] {
  const { text, document, blocks } = source;
  if (document.format !== "markdown" && document.format !== "text") return [];
  const untouched = [...wholePartsOf(source, asked).all, ...drop];
  const whole = [...source.kept, ...source.verbatim.filter(({ reason }) => ROLES.has(reason))];
  const isOpen = rangeAsker(untouched, whole);
  const stretches: Stretch[] = [];
  let run: Block[] = [];
  const most = MOST_TOKENS_A_STRETCH[asked ? "asked" : "unasked"];
  const close = () => {
    for (const part of partsOf(text, run, most, (start, end) => tokenizer.measure(text.slice(start, end)).high)) {
      const { start, end } = trimmed(text, part[0]!.start, part.at(-1)!.end);
      const tokens = tokenizer.measure(text.slice(start, end)).high;
      const isProse = part.some(({ kind }) => PROSE.has(kind));
      if (isProse && tokens >= FEWEST_TOKENS_A_STRETCH && tokens <= 2 * most) stretches.push({ start, end, tokens });
    }
    run = [];
  };
  for (const block of blocks) {
    if (block.kind !== "blank" && (!(PROSE.has(block.kind) || block.kind === "heading") || !isOpen(block))) close();
    else if (block.kind !== "blank" || run.length > 0) run.push(block);
  }
  close();
  return stretches;
}

/** Whether a block may be changed; asked for blocks in order. */
function rangeAsker(untouched: readonly Range[], whole: readonly ProtectedRange[]): (block: Block) => boolean {
  const byStart = [...untouched].sort((a, b) => a[0] - b[0]);
  const kept = [...whole].sort((a, b) => a.start - b.start);
  let next = 0;
  let nextKept = 0;
  let reach = 0;
  let keptReach: ProtectedRange | undefined;
  return ({ start, end }) => {
    while (next < byStart.length && byStart[next]![0] < end) reach = Math.max(reach, byStart[next++]![1]);
    while (nextKept < kept.length && kept[nextKept]!.start <= start) {
      const range = kept[nextKept++]!;
      if (keptReach === undefined || range.end > keptReach.end) keptReach = range;
    }
    return reach <= start && (keptReach === undefined || keptReach.end < end);
  };
}

/** A run of blocks in parts, cut before headings where that is possible. */
function* partsOf(
  text: string,
  run: readonly Block[],
  most: number,
  tokensOf: (start: number, end: number) => number,
): Generator<Block[]> {
  let part: Block[] = [];
  let tokens = 0;
  for (const section of sectionsOf(run)) {
    const size = tokensOf(section[0]!.start, section.at(-1)!.end);
    const pieces = size > most ? section.flatMap((block) => linesOf(text, block, most, tokensOf)) : [section];
    for (const piece of pieces) {
      const cost = pieces.length === 1 ? size : tokensOf(piece[0]!.start, piece[0]!.end);
      if (part.length > 0 && tokens + cost > most) {
        // A heading goes with what comes after it.
        const last = part.at(-1)!.kind === "heading" ? [part.pop()!] : [];
        if (part.length > 0) yield part;
        part = last;
        tokens = 0;
      }
      part.push(...piece);
      tokens += cost;
    }
  }
  if (part.length > 0) yield part;
}

/** A block by itself, or line by line where it is too long, as a transcript is. */
function linesOf(
  text: string,
  block: Block,
  most: number,
  tokensOf: (start: number, end: number) => number,
): Block[][] {
  if (tokensOf(block.start, block.end) <= most) return [[block]];
  const lines: Block[][] = [];
  for (let start = block.start; start < block.end; ) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 || feed >= block.end ? block.end : feed + 1;
    lines.push([{ ...block, start, end }]);
    start = end;
  }
  return lines;
}

/** Each heading that has text after it begins a section. */
function* sectionsOf(run: readonly Block[]): Generator<Block[]> {
  let section: Block[] = [];
  for (const block of run) {
    if (block.kind === "heading" && section.some(({ kind }) => PROSE.has(kind))) {
      yield section;
      section = [];
    }
    section.push(block);
  }
  if (section.length > 0) yield section;
}

/** Without the blank lines around; the first line keeps its indentation. */
function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  const part = text.slice(start, end);
  const lead = part.slice(0, part.length - part.trimStart().length);
  return { start: start + lead.lastIndexOf("\n") + 1, end: start + part.trimEnd().length };
}
