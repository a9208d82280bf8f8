import { type Cut, cutsOf } from "./cuts.ts";
import type { Plan } from "./plan.ts";

/** A cut that a person may take back, and about how many tokens that adds. */
export interface PutBack extends Cut {
  readonly tokens: number;
}

/** Neighbours are offered as one as long as a person can look it over: a heading with its paragraphs, a short list. */
const MOST_TOKENS = 300;

/**
 * The cuts of a plan as a person would take them back, in order: neighbours together, whatever the reasons, and a text of
 * which single words went as one.
 *
 * @param tokensBefore tokens of the source that end at or before an offset.
 */
export function putBacks(plan: Plan, source: string, tokensBefore: (offset: number) => number): PutBack[] {
  const pieces = plan.pieces.map(({ kept, ...piece }) =>
    kept === undefined || piece.level === "words" ? piece : { ...piece, kept },
  );
  const result: PutBack[] = [];
  let next = 0;
  for (const cut of cutsOf({ ...plan, pieces }, source)) {
    let left = 0;
    while (next < pieces.length && pieces[next]!.end <= cut.start) next++;
    if (cut.kind === "shortened") {
      for (; next < pieces.length && pieces[next]!.start < cut.end; next++) left += pieces[next]!.tokens;
    }
    const tokens = Math.max(0, tokensBefore(cut.end) - tokensBefore(cut.start) - left);
    const last = result.at(-1);
    if (last && continues(last, cut, source) && last.tokens + tokens <= MOST_TOKENS) {
      result[result.length - 1] = { ...last, end: cut.end, tokens: last.tokens + tokens, reason: joined(last, cut) };
    } else result.push({ ...cut, tokens });
  }
  return result;
}

function continues(last: Cut, next: Cut, source: string): boolean {
  return last.kind === "left-out" && next.kind === "left-out" && source.slice(last.end, next.start).trim() === "";
}

const joined = (last: Cut, next: Cut): string =>
  last.reason.split("; ").includes(next.reason) ? last.reason : `${last.reason}; ${next.reason}`;
