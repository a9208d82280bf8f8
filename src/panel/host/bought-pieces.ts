import type { Piece, Range } from "../../core/plan/plan.ts";
import type { Selected } from "../../node/selecting/selecting-queries.ts";
import { pieceLines } from "../../vscode/select/piece-lines.ts";
import type { BoughtPiece } from "../protocol.ts";

type Shown = Pick<Selected, "pieces" | "text">;

/** What a selection for a larger budget has that another has not: its new pieces, and those that grew. */
export function boughtPieces(now: Shown, larger: Shown): BoughtPiece[] {
  return larger.pieces.flatMap((piece) => {
    const mine = now.pieces.filter(({ path }) => path === piece.path);
    const [first] = without(keptOf(piece), mine.flatMap(keptOf));
    if (first === undefined) return [];
    const [start, end] = first;
    const inIt = mine.filter((one) => one.start < piece.end && piece.start < one.end);
    const had = inIt.reduce((sum, { tokens }) => sum + tokens, 0);
    const { path = "", tokens, reason } = piece;
    return { path, lines: pieceLines(larger, piece), start, end, tokens: Math.max(0, tokens - had), reason };
  });
}

const keptOf = ({ start, end, kept }: Piece): readonly Range[] => kept ?? [[start, end]];

/** What is left of ranges when others are taken out of them. */
function without(ranges: readonly Range[], others: readonly Range[]): Range[] {
  return others.reduce<Range[]>(
    (left, [from, to]) =>
      left.flatMap(([start, end]) => {
        if (to <= start || end <= from) return [[start, end] as const];
        return [[start, from] as const, [to, end] as const].filter(([a, b]) => a < b);
      }),
    [...ranges],
  );
}
