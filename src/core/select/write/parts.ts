import type { Range } from "../../plan/plan.ts";
import type { Pool } from "../pool/pool.ts";
import type { Part, TakenUnit } from "./part.ts";

/** Units of one file farther apart than this many characters are different pieces. */
const FAR = 3_000;

/** Between two runs of lines so few characters are cheaper to take along than to mark (3, 54: neighbours are joined). */
const JOINED_GAP = 24;

/** Groups the units taken, in the order of the pool. */
export function partsOf(pool: Pool, taken: readonly TakenUnit[], scores: ArrayLike<number>): Part[] {
  const parts: Part[] = [];
  let units: TakenUnit[] = [];
  const finish = () => {
    if (units.length > 0) parts.push(partOf(pool, units, scores));
    units = [];
  };
  for (const one of taken) {
    const last = units.at(-1);
    if (last !== undefined && (!samePlace(pool, last, one) || one.start - last.end > FAR)) finish();
    units.push(one);
  }
  finish();
  return parts;
}

function partOf(pool: Pool, units: readonly TakenUnit[], scores: ArrayLike<number>): Part {
  const ranges: [number, number][] = [];
  let last: TakenUnit | undefined;
  let score = Number.NEGATIVE_INFINITY;
  for (const one of units) {
    if (last !== undefined && joins(pool, last, one)) ranges.at(-1)![1] = one.end;
    else ranges.push([one.start, one.end]);
    last = one;
    score = Math.max(score, scores[one.unit]!);
  }
  return { place: pool.placeOf[units[0]!.unit]!, units, ranges: ranges as Range[], score };
}

/** Whether what stands between two units stays. */
function joins({ source, places, placeOf }: Pool, left: TakenUnit, right: TakenUnit): boolean {
  if (left.isCut) return false;
  const gap = source.text.slice(left.end, right.start);
  if (gap.trim() === "") return right.unit === left.unit + 1;
  return places[placeOf[left.unit]!]!.isCode && gap.length <= JOINED_GAP;
}

function samePlace({ placeOf }: Pool, left: TakenUnit, right: TakenUnit): boolean {
  return placeOf[left.unit] === placeOf[right.unit];
}
