import type { RankedPool } from "./ranked-pool.ts";
import { Lines } from "./write/lines.ts";
import type { WrittenPool } from "./write/pool-writer.ts";
import { Reasons } from "./write/reasons.ts";

/** What became of a part: `passed` found no room, `excluded` was not to be there. */
export type Fate = "chosen" | "pinned" | "passed" | "excluded";

/** A part that could be chosen: a sentence, a run of lines, a record. */
export interface Considered {
  readonly path: string;
  /** `[start, end)` in the file, UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The first and the last line that it stands on, page of a PDF; the first of a file is 1. */
  readonly lines: readonly [first: number, last: number];
  /** What it takes alone. */
  readonly tokens: number;
  /** What parts are chosen by; a piece has the score of the best part in it. */
  readonly score: number;
  readonly fate: Fate;
  /** For a person: what it has of the question. */
  readonly reason: string;
  /** The beginning of its text. */
  readonly text: string;
}

/** So many of those that were chosen, and of the others, are told: the best. A chart has room for no more. */
const MOST_CHOSEN = 1000;
const MOST_OTHERS = 300;
const LONGEST_TEXT = 120;

interface Decided {
  /** For each unit, 1 where a person decided so about it. */
  readonly pinned: ArrayLike<number>;
  readonly excluded: ArrayLike<number>;
  /** For units that say again what a better one says, that one. */
  readonly repeats: ReadonlyMap<number, number>;
}

/** The best of what was chosen and of what was not, best first. */
export function consideredOf({ parts }: WrittenPool, ranked: RankedPool, decided: Decided): Considered[] {
  const { pinned, excluded, repeats } = decided;
  const { pool, bestFirst, costs, worth, question } = ranked;
  const taken = new Set(parts.flatMap(({ units }) => units.map(({ unit }) => unit)));
  const chosen = bestFirst.filter((unit) => taken.has(unit)).subarray(0, MOST_CHOSEN);
  const others = bestFirst.filter((unit) => !taken.has(unit)).subarray(0, MOST_OTHERS);
  const told = [...chosen, ...others].sort((a, b) => worth[b]! - worth[a]! || a - b);
  const best = told.find((unit) => taken.has(unit));
  const reasons = new Reasons(question);
  const linesOf = new Map<string, Lines>();
  const spotOf = (unit: number) => {
    const { candidate, start, at } = pool.places[pool.placeOf[unit]!]!;
    const lines = linesOf.get(candidate.path) ?? Lines.of(candidate);
    linesOf.set(candidate.path, lines);
    return { path: candidate.path, lines, shift: start - at };
  };
  const sameAs = (unit: number): string => {
    const { path, lines, shift } = spotOf(unit);
    return `the same as ${path}:${lines.at(pool.units[unit]!.start + shift)}`;
  };
  return told.map((unit) => {
    const { path, lines, shift } = spotOf(unit);
    const { start, end } = pool.units[unit]!;
    const own = pool.source.text.slice(start, end);
    const stays = pinned[unit] ? "pinned" : "chosen";
    return {
      ...{ path, start: start + shift, end: end + shift },
      lines: [lines.at(start + shift), lines.at(start + shift + own.trimEnd().length - 1)],
      tokens: costs[unit]!.tokens,
      score: Number(worth[unit]!.toFixed(2)),
      fate: taken.has(unit) ? stays : excluded[unit] ? "excluded" : "passed",
      reason: repeats.has(unit) && !taken.has(unit) ? sameAs(repeats.get(unit)!) : reasons.of(own, unit === best),
      text: own.slice(0, LONGEST_TEXT).replace(/\s+/g, " ").trim(),
    };
  });
}
