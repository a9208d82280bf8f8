import type { Role } from "../../select/roles.ts";
import type { Ranking } from "../choose/rank.ts";
import type { Source } from "../source.ts";
import type { Unit } from "../units/unit.ts";

/** Past this share of the best one's worth, text is left out for want of room and not because it says little. */
const WORTHY = 0.6;

const KEPT: Readonly<Record<Role, string>> = {
  task: "says what the task is",
  rule: "instruction kept",
  output: "says what the answer looks like",
  order: "instruction kept",
  condition: "condition kept",
  code: "code kept whole",
  example: "the first example is kept",
  "further example": "there was room for another example",
  "under rules": "stands among instructions",
  statement: "there was room for it",
  explanation: "there was room for it",
  background: "there was room for it",
  courtesy: "there was room for it",
  repeat: "there was room for it",
};

const NO_ROOM = "no room left after more important text";
const GONE: Readonly<Record<Role, string>> = {
  task: NO_ROOM,
  rule: NO_ROOM,
  output: NO_ROOM,
  order: NO_ROOM,
  condition: NO_ROOM,
  code: "code left out whole: no room left after more important text",
  example: "an example, left out whole: no room left after the instructions",
  "further example": "a further example",
  "under rules": NO_ROOM,
  statement: "background, no instruction",
  explanation: "explains the sentence before",
  background: "background, no instruction",
  courtesy: "courtesy, no instruction",
  repeat: "says again what stands before",
};

/** Why the units of a piece stay, for a person. */
export function whyKept(ranking: Ranking | undefined, from: number, to: number, share = 0): string {
  if (ranking === undefined) return "kept as it is";
  if (ranking.roles === undefined) return `${ranking.measure} ${share.toFixed(2)}`;
  return KEPT[ranking.roles.roles[bestOf(ranking, from, to)]!];
}

interface Told {
  readonly source: Source;
  readonly units: readonly Unit[];
  readonly ranking?: Ranking;
}

/** Why units go, for a person. */
export function whyGone({ source, units, ranking }: Told, from: number, to: number, share = 0): string {
  if (ranking?.roles === undefined) {
    const figure = share.toFixed(2);
    return share < WORTHY
      ? `low ${ranking?.measure} (${figure})`
      : `no room left for it (${ranking?.measure} ${figure})`;
  }
  const best = bestOf(ranking, from, to);
  const earlier = ranking.roles.repeated.get(best);
  if (earlier === undefined) return GONE[ranking.roles.roles[best]!];
  return `repeats line ${lineOf(source, units[earlier]!.start)}`;
}

const feeds = new WeakMap<Source, readonly number[]>();

/** The line, from 1, that an offset stands in; the lines are looked for once a source. */
function lineOf(source: Source, offset: number): number {
  const found = feeds.get(source) ?? Array.from(source.text.matchAll(/\n/g), ({ index }) => index);
  feeds.set(source, found);
  let low = 0;
  let high = found.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (found[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

function bestOf({ shares }: Ranking, from: number, to: number): number {
  let best = from;
  for (let i = from; i < to; i++) if (shares[i]! > shares[best]!) best = i;
  return best;
}
