import type { Piece, Plan, Range } from "./plan.ts";

/** A range of the source that a plan leaves out or writes shorter, and why. */
export interface Cut {
  readonly kind: "left-out" | "shortened";
  /** `[start, end)` in the source, UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** For a person. */
  readonly reason: string;
}

/**
 * What a plan takes from its source, in order. Neighbours with the same reason become one, also across the blanks
 * between them, so that a person reads one reason for a run of sentences.
 */
export function cutsOf(plan: Plan, source: string): Cut[] {
  const cuts: Cut[] = [];
  for (const piece of plan.pieces) {
    for (const cut of cutsOfPiece(piece)) {
      const last = cuts.at(-1);
      if (last !== undefined && continues(last, cut, source)) cuts[cuts.length - 1] = { ...last, end: cut.end };
      else cuts.push(cut);
    }
  }
  return cuts.filter((cut) => source.slice(cut.start, cut.end).trim() !== "");
}

function* cutsOfPiece(piece: Piece): Generator<Cut> {
  const { start, end, level, kept, reason } = piece;
  if (start === end || level === "full" || level === "lossless") return;
  if (level === "omitted") return yield { kind: "left-out", start, end, reason };
  if (kept === undefined) return yield { kind: "shortened", start, end, reason };
  let at = start;
  for (const [keptStart, keptEnd] of kept) {
    if (keptStart > at) yield { kind: "left-out", start: at, end: keptStart, reason };
    at = Math.max(at, keptEnd);
  }
  if (at < end) yield { kind: "left-out", start: at, end, reason };
}

const WIDEST_GAP = 64;

function continues(last: Cut, next: Cut, source: string): boolean {
  if (last.kind !== next.kind || last.reason !== next.reason || next.start - last.end > WIDEST_GAP) return false;
  return source.slice(last.end, next.start).trim() === "";
}

/** The ranges of the source that a plan says stand in its text as they are, in order. */
export function unchangedBy(plan: Plan): Range[] {
  return plan.pieces.flatMap(
    ({ start, end, level, kept }) => kept ?? (level === "full" ? [[start, end] as const] : []),
  );
}
