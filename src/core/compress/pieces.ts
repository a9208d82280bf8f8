import type { Level, Piece, Range } from "../plan/plan.ts";
import type { Tokenizer } from "../tokenizer/tokenizer.ts";
import type { Arrangement } from "./arrange.ts";

/** A block as it ended: what a person is told about it. */
export interface Outcome {
  readonly start: number;
  readonly end: number;
  readonly level: Level;
  readonly kept?: readonly Range[];
  readonly score?: number;
  readonly reason: string;
  /** Where it stands in the result. */
  readonly at: number;
  readonly to: number;
}

/** Gives each outcome its tokens: those that begin in it, so that the pieces' tokens add up to the whole. */
export function piecesOf(outcomes: readonly Outcome[], arrangement: Arrangement, tokenizer: Tokenizer): Piece[] {
  const document = tokenizer.open(arrangement.text);
  let before = 0;
  return outcomes.map(({ start, end, level, kept, score, reason, to }, i) => {
    const upTo = i === outcomes.length - 1 ? document.tokens : Math.max(before, document.tokensBefore(to));
    const tokens = level === "omitted" ? 0 : upTo - before;
    if (level !== "omitted") before = upTo;
    return {
      start,
      end,
      level,
      tokens,
      ...(kept === undefined ? {} : { kept }),
      ...(score === undefined ? {} : { score: Math.round(score * 1000) / 1000 }),
      reason,
    };
  });
}
