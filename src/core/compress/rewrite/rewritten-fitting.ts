import type { Piece, Plan, Range } from "../../plan/plan.ts";
import { type Replacement, replaced } from "../../plan/replacements.ts";
import { UserError } from "../../user-error.ts";
import { Fitting } from "../fitting.ts";
import type { Marks } from "../marks.ts";
import type { FittingOptions, PlanOptions } from "../options.ts";
import { feedsIn } from "./feeds.ts";

/** A rewrite of a range of the source that was accepted. */
export interface Rewrite extends Replacement {
  readonly reason: string;
}

/** The reason of a rewrite, for a person. */
export const rewrittenBy = (model: string): string => `rewritten by ${model}`;

/** A plan, and the rewrites that stand in it. */
export interface RewrittenPlan {
  readonly plan: Plan;
  readonly rewrites: readonly Rewrite[];
}

/**
 * A text of which ranges were rewritten, fitted to one budget after the other: the rewrites stand letter for letter, and
 * the rest of the text is fitted around them.
 */
export class RewrittenFitting {
  readonly #text: string;
  readonly #rewrites: readonly Rewrite[];
  readonly #options: FittingOptions;
  /** The one last asked for, and the rewrites that stand in it. */
  #fitting: { readonly key: string; readonly fitting: Fitting } | undefined;
  #before: number | undefined;

  /** The rewrites are in order and apart. */
  constructor(text: string, rewrites: readonly Rewrite[], options: FittingOptions) {
    this.#text = text;
    this.#rewrites = rewrites;
    this.#options = options;
  }

  /**
   * The plan for a budget. A rewrite gives way to what a person marks in its range and is not in it. Where what must stay
   * of the rest leaves no room for all of them, the later half gives way, again and again.
   */
  plan(options: PlanOptions): RewrittenPlan | UserError {
    const { keep = [], drop = [] } = options.marks ?? {};
    let standing = this.#rewrites.filter((rewrite) => !clashes(rewrite, this.#text, { keep, drop }));
    for (; standing.length > 0; standing = standing.slice(0, standing.length >> 1)) {
      const places = placesOf(standing);
      const within = (ranges: readonly Range[]) => ranges.flatMap((range) => outside(range, places));
      const marks = { keep: [...places.map(({ range }) => range), ...within(keep)], drop: within(drop) };
      const plan = this.#fittingWith(standing).plan({ ...options, marks });
      if (plan instanceof UserError && plan.code !== "budget-too-small") return plan;
      if (plan instanceof UserError || !standing.every((rewrite) => plan.text.includes(rewrite.text))) continue;
      this.#before ??= this.#options.tokenizer.measure(this.#text).high;
      return {
        plan: { ...plan, before: this.#before, pieces: inSource(plan.pieces, this.#text, places) },
        rewrites: standing,
      };
    }
    const plan = this.#fittingWith([]).plan(options);
    return plan instanceof UserError ? plan : { plan, rewrites: [] };
  }

  #fittingWith(standing: readonly Rewrite[]): Fitting {
    const key = standing.map(({ start }) => start).join();
    if (this.#fitting?.key !== key)
      this.#fitting = { key, fitting: new Fitting(replaced(this.#text, standing), this.#options) };
    return this.#fitting.fitting;
  }
}

/** Whether a person wants something of a rewrite's range as it was, or gone. */
function clashes({ start, end, text: rewrite }: Rewrite, text: string, { keep, drop }: Marks): boolean {
  const touches = ([from, to]: Range) => from < end && to > start;
  const asItWas = ([from, to]: Range) => text.slice(Math.max(from, start), Math.min(to, end)).trim();
  return drop.some(touches) || keep.some((range) => touches(range) && !rewrite.includes(asItWas(range)));
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
    let { end, tokens, at } = piece;
    for (;;) {
      while (next < places.length && places[next]!.range[1] <= end) next++;
      if (!cuts(end)) break;
      const more = pieces[i++]!;
      end = more.end;
      tokens += more.tokens;
      at = at && more.at && [at[0], more.at[1]];
    }
    const place = at === undefined ? {} : { at };
    result.push({ start: piece.start - moved, end: end - shift(), level: "condensed", tokens, ...place, reason });
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
