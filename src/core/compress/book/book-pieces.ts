import type { ProtectedRange } from "../../document/document.ts";
import { unchangedBy } from "../../plan/cuts.ts";
import type { Piece, Plan, Range } from "../../plan/plan.ts";
import type { Excerpt } from "./excerpt.ts";

/** A part of a book that was fitted. */
export interface Fitted {
  readonly excerpt: Excerpt;
  readonly plan: Plan;
}

/** The pieces of plans for parts of a book, in order, as pieces that tile the book; `gone` says why the rest is left out. */
export function bookPieces(parts: readonly Fitted[], length: number, gone: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const leaveOut = (upTo: number) => {
    if (upTo > at) pieces.push({ start: at, end: upTo, level: "omitted", tokens: 0, reason: gone });
    at = Math.max(at, upTo);
  };
  for (const { excerpt, plan } of parts) {
    // Where a piece stands is told of its part's text, not of the book's.
    for (const { at: _, ...piece } of plan.pieces) {
      excerpt.inBook(piece.start, piece.end).forEach(([start, end], i) => {
        leaveOut(start);
        pieces.push({
          ...piece,
          start,
          end,
          tokens: i === 0 ? piece.tokens : 0,
          ...keptIn(piece, excerpt, start, end),
        });
        at = end;
      });
    }
  }
  leaveOut(length);
  return pieces;
}

function keptIn({ kept }: Piece, excerpt: Excerpt, start: number, end: number): { kept?: Range[] } {
  if (kept === undefined) return {};
  const inBook = kept.flatMap(([from, to]) => excerpt.inBook(from, to));
  return { kept: inBook.map(([a, b]): Range => [Math.max(a, start), Math.min(b, end)]).filter(([a, b]) => a < b) };
}

/** The parts of a text that a plan leaves as they are, each with a reason to keep it. */
export function unchangedIn(plan: Plan, reason: string): ProtectedRange[] {
  return unchangedBy(plan).map(([start, end]) => ({ start, end, reason }));
}

/** The pieces with their last tokens corrected, so that all together are `tokens`: at its borders a text's may merge. */
export function addingUpTo(pieces: readonly Piece[], tokens: number): Piece[] {
  let more = pieces.reduce((rest, piece) => rest - piece.tokens, tokens);
  const corrected = pieces.map((piece): { -readonly [K in keyof Piece]: Piece[K] } => ({ ...piece }));
  for (const piece of corrected.toReversed()) {
    if (more === 0) break;
    // Tokens are added where something stands, and taken where there are some.
    if (piece.level === "omitted" || (more < 0 && piece.tokens === 0)) continue;
    const before = piece.tokens;
    piece.tokens = Math.max(0, before + more);
    more -= piece.tokens - before;
  }
  return corrected;
}
