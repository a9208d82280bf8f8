import type { Range } from "../../plan/plan.ts";
import type { Unit } from "./unit.ts";

/**
 * Units with those inside one range made one, which stays or goes whole. Ranges are sorted and disjoint; a unit that
 * reaches out of one takes the range's other units along. Text that an earlier stage took out parts a range.
 */
export function joinedUnits(text: string, units: readonly Unit[], ranges: readonly Range[]): Unit[] {
  if (ranges.length === 0) return [...units];
  const place = new Int32Array(units.length);
  const result: { unit: Unit; needs: number[] }[] = [];
  let r = 0;
  let joinedUpTo = -1;
  units.forEach((unit, i) => {
    while (r < ranges.length && ranges[r]![1] <= unit.start) r++;
    const range = r < ranges.length && ranges[r]![0] < unit.end ? r : -1;
    const last = result.at(-1);
    const joins =
      range >= 0 && range <= joinedUpTo && last !== undefined && text.slice(last.unit.end, unit.start).trim() === "";
    if (joins) {
      last.unit = { ...last.unit, end: unit.end, kind: "verbatim" };
      last.needs.push(...unit.needs);
    } else result.push({ unit, needs: [...unit.needs] });
    joinedUpTo = range;
    // A long unit reaches into several ranges.
    while (range >= 0 && joinedUpTo + 1 < ranges.length && ranges[joinedUpTo + 1]![0] < unit.end) joinedUpTo++;
    place[i] = result.length - 1;
  });
  return result.map(({ unit, needs }, i) => {
    const mapped = new Set(needs.map((need) => place[need]!));
    mapped.delete(i);
    return { ...unit, needs: [...mapped] };
  });
}
