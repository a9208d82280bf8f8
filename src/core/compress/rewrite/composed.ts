import type { Piece, Plan, Range } from "../../plan/plan.ts";
import { type Replacement, replaced } from "../../plan/replacements.ts";
import { UserError } from "../../user-error.ts";
import { fit } from "../fit.ts";
import type { FitOptions } from "../options.ts";
import { feedsIn } from "./feeds.ts";

/** A rewrite of a range of the source that was accepted. */
export interface Rewrite extends Replacement {
  /** For a person: "rewritten by MODEL". */
  readonly reason: string;
}

/** A plan, and the rewrites that stand in it. */
export interface Composed {
  readonly plan: Plan;
  readonly rewrites: readonly Rewrite[];
}

/**
 * The plan in which rewrites stand letter for letter and the rest of the text is fitted around them, to one budget; the
 * rewrites are in order and apart. Where what must stay of the rest leaves no room for all of them, the later half gives
 * way, again and again; `undefined` where none can stand.
 */
export function composed(
  text: string,
  rewrites: readonly Rewrite[],
  options: FitOptions,
): Composed | UserError | undefined {
  for (let standing = rewrites; standing.length > 0; standing = standing.slice(0, standing.length >> 1)) {
    const places = placesOf(standing);
    const { keep = [], drop = [] } = options.marks ?? {};
    const within = (ranges: readonly Range[]) => ranges.flatMap((range) => outside(range, places));
    const marks = { keep: [...places.map(({ range }) => range), ...within(keep)], drop: within(drop) };
    const plan = fit(replaced(text, standing), { ...options, marks });
    if (plan instanceof UserError && plan.code !== "budget-too-small") return plan;
    if (plan instanceof UserError || !standing.every((rewrite) => plan.text.includes(rewrite.text))) continue;
    return { plan: { ...plan, pieces: inSource(plan.pieces, text, places) }, rewrites: standing };
  }
  return undefined;
}

/** Where a rewrite stands. */
interface Place {
  readonly rewrite: Rewrite;
  /** `[start, end)` in the text with all of them. */
  readonly range: Range;
}

function placesOf(rewrites: readonly Rewrite[]): Place[] {
  let moved = 0;
  return rewrites.map((rewrite) => {
    const from = rewrite.start + moved;
    const to = from + rewrite.text.length;
    moved = to - rewrite.end;
    return { rewrite, range: [from, to] };
  });
}

/** The parts of a range of the source that no rewrite touches, where they stand in the text with the rewrites. */
function outside([start, end]: Range, places: readonly Place[]): Range[] {
  const parts: Range[] = [];
  let at = start;
  let moved = 0;
  for (const { rewrite, range } of places) {
    if (rewrite.start >= end) break;
    if (rewrite.start > at) parts.push([at + moved, rewrite.start + moved]);
    at = Math.max(at, rewrite.end);
    moved = range[1] - rewrite.end;
  }
  if (at < end) parts.push([at + moved, end + moved]);
  return parts;
}

/** Pieces of the text with the rewrites as pieces of the source: one for each rewrite, the others where they stood. */
function inSource(pieces: readonly Piece[], text: string, places: readonly Place[]): Piece[] {
  const lineOf = sourceLines(text, places);
  const result: Piece[] = [];
  let next = 0;
  const shift = () => (next === 0 ? 0 : places[next - 1]!.range[1] - places[next - 1]!.rewrite.end);
  const cuts = (end: number) => next < places.length && places[next]!.range[0] < end;
  for (let i = 0; i < pieces.length; ) {
    const piece = pieces[i++]!;
    const moved = shift();
    if (!cuts(piece.end)) {
      result.push(movedBack(piece, moved, lineOf));
      continue;
    }
    const { reason } = places[next]!.rewrite;
    let { end, tokens } = piece;
    for (;;) {
      while (next < places.length && places[next]!.range[1] <= end) next++;
      if (!cuts(end)) break;
      end = pieces[i]!.end;
      tokens += pieces[i++]!.tokens;
    }
    result.push({ start: piece.start - moved, end: end - shift(), level: "condensed", tokens, reason });
  }
  return result;
}

function movedBack(piece: Piece, moved: number, lineOf: (line: number) => number): Piece {
  const { start, end, kept, reason } = piece;
  return {
    ...piece,
    start: start - moved,
    end: end - moved,
    ...(kept === undefined ? {} : { kept: kept.map(([from, to]): Range => [from - moved, to - moved]) }),
    reason: reason.replace(/\bline (\d+)/g, (_, line: string) => `line ${lineOf(Number(line))}`),
  };
}

/** A reason names lines of the text that was fitted; a person reads those of the source. From 1. */
function sourceLines(text: string, places: readonly Place[]): (line: number) => number {
  let at = 0;
  let line = 1;
  const borders = places.map(({ rewrite: { start, end, text: rewrite } }) => {
    line += feedsIn(text, at, start);
    at = end;
    const first = line;
    line += feedsIn(rewrite, 0, rewrite.length);
    return { first, last: line, gone: feedsIn(text, start, end) - (line - first) };
  });
  return (asked) => {
    let gone = 0;
    for (const border of borders) {
      if (asked <= border.first) break;
      if (asked <= border.last) return border.first + gone;
      gone += border.gone;
    }
    return asked + gone;
  };
}
