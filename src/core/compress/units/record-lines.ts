import type { Range } from "../../plan/plan.ts";

/** A paragraph of fewer lines is no list of records, of a table with separators where all lines have as many. */
const FEWEST = 5;
const FEWEST_ROWS = 3;
const QUOTED = /"(?:[^"]|"")*"/g;
/** At least this share of the lines must be alike. */
const ALIKE = 0.8;
/** Text broken to fit a page has as many commas in two lines only by chance. */
const FEWEST_SEPARATORS = 2;
/** Of a longer line the beginning is looked at. */
const LOOKED_AT = 4000;

export interface Records {
  /** Each a line, with the lines after it that only go on. */
  readonly ranges: readonly Range[];
  /** The first line names the columns. */
  readonly hasHead: boolean;
}

/**
 * The records of a paragraph `[start, end)` that is a list of them, such as lines of a log or of a table with commas or
 * tabs: each stays or goes whole. Undefined where it is running text.
 */
export function recordLines(text: string, start: number, end: number): Records | undefined {
  const lines: Range[] = [];
  for (let at = start; at < end; ) {
    const feed = text.indexOf("\n", at);
    const next = feed < 0 || feed >= end ? end : feed + 1;
    lines.push([at, next]);
    at = next;
  }
  if (lines.length < FEWEST_ROWS) return undefined;
  const said = lines.map(([from, to]) => text.slice(from, Math.min(to, from + LOOKED_AT)));
  for (const separator of ["\t", ";", ",", "|"]) {
    const counts = said.map((line) => line.replace(QUOTED, "").split(separator).length - 1);
    const [common, share] = mostCommon(counts);
    if (common >= FEWEST_SEPARATORS && share >= (lines.length < FEWEST ? 1 : ALIKE)) {
      const isNamed = counts[0] === common && !/\d/.test(said[0]!);
      return { ranges: joined(lines, (i) => counts[i] !== common), hasHead: isNamed };
    }
  }
  if (lines.length < FEWEST) return undefined;
  const shapes = said.map(shapeOf);
  const [common, share] = mostCommon(shapes);
  if (share < ALIKE || !/[0[{<(|=]/.test(common)) return undefined;
  return { ranges: joined(lines, (i) => shapes[i] !== common), hasHead: false };
}

/** The first two words of a line with its letters and digits made alike: `2026-11-25 10:01 ...` is `0-0-0 0:0`. */
function shapeOf(line: string): string {
  const [, words = ""] = /^((?:\S{1,60}[ \t]{1,4})?\S{0,60})/.exec(line.slice(0, 130)) ?? [];
  return words
    .replace(/\p{Nd}+/gu, "0")
    .replace(/\p{L}+/gu, "a")
    .replace(/\s+/g, " ");
}

function mostCommon<T>(values: readonly T[]): [T, number] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [common, count] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
  return [common, count / values.length];
}

/** Lines that only go on are one record with the line before. */
function joined(lines: readonly Range[], goesOn: (line: number) => boolean): Range[] {
  const ranges: Range[] = [];
  lines.forEach(([from, to], i) => {
    const last = ranges.at(-1);
    if (last !== undefined && goesOn(i)) ranges[ranges.length - 1] = [last[0], to];
    else ranges.push([from, to]);
  });
  return ranges;
}
