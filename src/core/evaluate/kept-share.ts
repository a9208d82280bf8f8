import type { Plan, Range } from "../plan/plan.ts";
import type { QuestionSet } from "./question-set.ts";

/** Shorter of a span than this share is lost: a letter at its end may merge into a blank that was tidied. */
const WHOLE = 0.999;

/** The ranges of a source that a plan says stand in its text, sorted and disjoint. */
export function keptBy({ pieces }: Plan): Range[] {
  return joined(
    pieces.flatMap(
      ({ start, end, level, kept }) =>
        kept ?? (level === "full" || level === "lossless" ? [[start, end] as const] : []),
    ),
  );
}

/** How much of an answer is kept, 0 to 1: where any span will do, all of one or nothing. */
export function keptShare(kept: readonly Range[], spans: readonly Range[], mode: QuestionSet["spans"]): number {
  const shares = spans.map((span) => covered(kept, span) / Math.max(1, span[1] - span[0]));
  if (mode === "any") return shares.some((share) => share >= WHOLE) ? 1 : 0;
  const length = spans.reduce((sum, [start, end]) => sum + end - start, 0);
  return spans.reduce((sum, [start, end], i) => sum + shares[i]! * (end - start), 0) / Math.max(1, length);
}

/** Ranges in order, those that meet as one. */
export function joined(ranges: readonly Range[]): Range[] {
  const result: [number, number][] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

function covered(kept: readonly Range[], [start, end]: Range): number {
  let length = 0;
  for (const [from, to] of kept) length += Math.max(0, Math.min(to, end) - Math.max(from, start));
  return length;
}
