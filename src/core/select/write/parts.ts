import type { Pool } from "../pool/pool.ts";
import type { Part, Run, TakenUnit } from "./part.ts";

/** Units of one file farther apart than this many characters are different pieces. */
const FAR = 3_000;

/** Between two runs of lines so few characters are cheaper to take along than to mark (3, 54: neighbours are joined). */
const JOINED_GAP = 24;

const BLANK_LINE = /\n[ \t]*\r?\n/;

/** Says nothing inside a text, costs tokens, and is a blank to some and none to other tokenizers. */
const BYTE_ORDER_MARK = "\ufeff";

/** Groups the units taken, in the order of the pool. */
export function partsOf(pool: Pool, taken: readonly TakenUnit[], worth: ArrayLike<number>): Part[] {
  const parts: Part[] = [];
  let units: TakenUnit[] = [];
  const finish = () => {
    if (units.length > 0) parts.push(partOf(pool, units, worth));
    units = [];
  };
  for (const one of taken) {
    const last = units.at(-1);
    if (last !== undefined && (!samePlace(pool, last, one) || one.start - last.end > FAR)) finish();
    units.push(one);
  }
  finish();
  return parts.filter(({ runs }) => runs.length > 0);
}

function partOf(pool: Pool, units: readonly TakenUnit[], worth: ArrayLike<number>): Part {
  const runs: Run[] = [];
  let last: TakenUnit | undefined;
  let score = Number.NEGATIVE_INFINITY;
  for (const one of units) {
    if (last !== undefined && joins(pool, last, one)) runs.push({ ...runs.pop()!, end: one.end });
    else runs.push({ start: one.start, end: one.end, before: last === undefined ? "" : gap(pool, last, one) });
    last = one;
    score = Math.max(score, worth[one.unit]!);
  }
  const { text } = pool.source;
  return { place: pool.placeOf[units[0]!.unit]!, units, runs: runs.flatMap((run) => withoutMarks(text, run)), score };
}

/** Whether what stands between two units stays. */
function joins({ source, places, placeOf }: Pool, left: TakenUnit, right: TakenUnit): boolean {
  if (left.isCut) return false;
  const between = source.text.slice(left.end, right.start);
  if (between.trim() === "") return right.unit === left.unit + 1;
  const { isCode, level } = places[placeOf[left.unit]!]!;
  return isCode && level !== "outline" && between.length <= JOINED_GAP;
}

/** What is written where text was left out between two units: as much of a break as was there. */
function gap({ source, units }: Pool, left: TakenUnit, right: TakenUnit): string {
  const between = source.text.slice(left.end, right.start);
  if (units[left.unit]!.block !== units[right.unit]!.block) return BLANK_LINE.test(between) ? "\n\n" : "\n";
  const blanks = between.slice(between.trimEnd().length);
  return blanks.includes("\n") ? "\n" : blanks;
}

/** A run parted where byte order marks stand in it. */
function withoutMarks(text: string, run: Run): Run[] {
  const runs: Run[] = [];
  let { start, before } = run;
  // The pool goes on for long behind a run.
  const inRun = text.slice(start, run.end);
  for (let found = inRun.indexOf(BYTE_ORDER_MARK); found >= 0; found = inRun.indexOf(BYTE_ORDER_MARK, found + 1)) {
    const at = run.start + found;
    if (at > start) {
      runs.push({ start, end: at, before });
      before = "";
    }
    start = at + 1;
  }
  return start < run.end ? [...runs, { start, end: run.end, before }] : runs;
}

function samePlace({ placeOf }: Pool, left: TakenUnit, right: TakenUnit): boolean {
  return placeOf[left.unit] === placeOf[right.unit];
}
