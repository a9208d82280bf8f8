import type { Choosing } from "./selector.ts";

/** Times the budget that a selector looks at, and the most units: those that compare all with all stay fast. */
const LOOKED_AT = 3;
const MOST = 400;

/** The best units, as many as could come near the budget. */
export function shortlist({ bestFirst, tokens, budget }: Choosing, most = MOST): number[] {
  const list: number[] = [];
  let left = LOOKED_AT * budget;
  for (const unit of bestFirst) {
    if (list.length === most || left < 0) break;
    left -= tokens[unit]!;
    list.push(unit);
  }
  return list;
}
