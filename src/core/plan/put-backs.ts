import { type Cut, cutsOf } from "./cuts.ts";
import type { Plan } from "./plan.ts";

/** A cut that a person may take back, and about how many tokens that adds. */
export interface PutBack extends Cut {
  readonly tokens: number;
}

/**
 * The cuts of a plan as a person would take them back, in order: a text of which single words went is one of them.
 *
 * @param tokensBefore tokens of the source that end at or before an offset.
 */
export function putBacks(plan: Plan, source: string, tokensBefore: (offset: number) => number): PutBack[] {
  const pieces = plan.pieces.map(({ kept, ...piece }) =>
    kept === undefined || piece.level === "words" ? piece : { ...piece, kept },
  );
  let next = 0;
  return cutsOf({ ...plan, pieces }, source).map((cut) => {
    const before = tokensBefore(cut.end) - tokensBefore(cut.start);
    if (cut.kind === "left-out") return { ...cut, tokens: before };
    let left = 0;
    while (next < pieces.length && pieces[next]!.end <= cut.start) next++;
    for (; next < pieces.length && pieces[next]!.start < cut.end; next++) left += pieces[next]!.tokens;
    return { ...cut, tokens: Math.max(0, before - left) };
  });
}
