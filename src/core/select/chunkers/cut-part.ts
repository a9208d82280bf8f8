import { isBlankRange } from "../../document/formats/lines.ts";
import { sentences } from "../../document/units/sentences.ts";
import type { Range } from "../../plan/plan.ts";
import { cutRun } from "./cut-run.ts";
import type { Part } from "./part.ts";
import { LARGEST_CHUNK, weigh } from "./weight.ts";

/** A place where a part may be cut, and how much a reader minds: least where a blank line or the least indentation is. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
  /** Of cutting before it. */
  readonly cost: number;
}

const BLANK_BEFORE = -1;
/** Deeper indentation is all the same. */
const DEEPEST = 40;

/** Cuts a part that is too large: prose between sentences, all else between lines, longer ones where they can be. */
export function cutPart(text: string, { start, end, kind }: Part): Range[] {
  const pieces = kind === "prose" ? sentencePieces(text, start, end) : linePieces(text, start, end);
  const ranges: Range[] = [];
  let from = 0;
  let sum = 0;
  for (let i = 0; i < pieces.length; i++) {
    sum += pieces[i]!.weight;
    if (sum <= LARGEST_CHUNK || i === from) continue;
    const cut = bestCut(pieces, from, i);
    ranges.push([pieces[from]!.start, pieces[cut]!.start]);
    from = cut;
    sum = 0;
    for (let k = from; k <= i; k++) sum += pieces[k]!.weight;
  }
  if (from < pieces.length) ranges.push([pieces[from]!.start, end]);
  return ranges;
}

/** The cheapest cut in the second half of what fits; of equal ones the last. */
function bestCut(pieces: readonly Piece[], from: number, last: number): number {
  let best = last;
  let kept = 0;
  for (let i = from; i < last; i++) kept += pieces[i]!.weight;
  for (let i = last; i > from && kept >= LARGEST_CHUNK / 2; kept -= pieces[--i]!.weight) {
    if (pieces[i]!.cost < pieces[best]!.cost) best = i;
  }
  return best;
}

/** A run that is no prose; the segmenter would only cut it where its own limit is. */
const ENCODED = /[!-~]{1000,}/g;

function sentencePieces(text: string, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  const add = (from: number, to: number): void => {
    for (const [first, last] of sentences(text, [from, to], "en")) addPieces(text, first, last, 0, pieces);
  };
  let from = start;
  for (const run of text.slice(start, end).matchAll(ENCODED)) {
    const at = start + run.index;
    if (at > from) add(from, at);
    from = at + run[0].length;
    addPieces(text, at, from, 0, pieces);
  }
  if (from < end) add(from, end);
  return pieces;
}

function linePieces(text: string, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let afterBlank = false;
  for (let from = start; from < end; ) {
    const feed = text.indexOf("\n", from);
    const to = feed < 0 || feed >= end ? end : feed + 1;
    const blank = isBlankRange(text, from, to);
    addPieces(text, from, to, blank ? DEEPEST + 1 : afterBlank ? BLANK_BEFORE : indentation(text, from, to), pieces);
    afterBlank = blank;
    from = to;
  }
  return pieces;
}

/** A line that only closes what was opened (`}`, `end`) stays with what it closes. */
function indentation(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && at - start < DEEPEST && isIndent(text.charCodeAt(at))) at++;
  return /^(?:[)\]}>]|end\b|else\b|elif\b|except\b|finally\b|catch\b)/.test(text.slice(at, at + 10))
    ? DEEPEST
    : at - start;
}

function isIndent(code: number): boolean {
  return code === 32 || code === 9;
}

function addPieces(text: string, start: number, end: number, cost: number, pieces: Piece[]): void {
  let weight = weigh(text, start, end, LARGEST_CHUNK);
  if (weight <= LARGEST_CHUNK) {
    pieces.push({ start, end, weight, cost });
    return;
  }
  let first = true;
  for (const [from, to] of cutRun(text, start, end)) {
    weight = weigh(text, from, to, LARGEST_CHUNK);
    pieces.push({ start: from, end: to, weight, cost: first ? cost : DEEPEST });
    first = false;
  }
}
