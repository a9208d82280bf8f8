import type { Piece, Range } from "../../core/plan/plan.ts";
import type { FileRange } from "../../core/select/options.ts";
import type { Selected } from "../../node/selecting/selecting-queries.ts";
import { pieceLines } from "../../vscode/select/piece-lines.ts";
import type { BoughtPiece } from "../protocol.ts";

type Shown = Pick<Selected, "pieces" | "text" | "considered">;

/**
 * What a selection for a larger budget has that another has not: the parts that it chose besides, best first, then pieces
 * that are longer without such a part.
 */
export function boughtPieces(now: Shown, larger: Shown): BoughtPiece[] {
  const had = now.pieces.flatMap(rangesOf);
  const parts = (larger.considered ?? []).filter(
    (part) => (part.fate === "chosen" || part.fate === "pinned") && !had.some((range) => overlap(range, part)),
  );
  const longer = larger.pieces.flatMap((piece) => {
    const [first] = without(rangesOf(piece), had);
    if (first === undefined || parts.some((part) => rangesOf(piece).some((range) => overlap(range, part)))) return [];
    const inIt = now.pieces.filter((one) => rangesOf(one).some((range) => overlap(range, envelopeOf(piece))));
    const before = inIt.reduce((sum, { tokens }) => sum + tokens, 0);
    const tokens = Math.max(0, piece.tokens - before);
    return [{ ...first, lines: pieceLines(larger, piece), tokens, reason: piece.reason, text: "" }];
  });
  const chosen = parts.map(({ path, start, end, lines: [first, last], tokens, reason, text }) => {
    return { path, start, end, lines: first === last ? `${first}` : `${first}-${last}`, tokens, reason, text };
  });
  return [...chosen, ...longer];
}

const envelopeOf = ({ path = "", start, end }: Piece): FileRange => ({ path, start, end });

/** What stands verbatim. */
function rangesOf({ path = "", start, end, kept }: Piece): FileRange[] {
  const ranges: readonly Range[] = kept ?? [[start, end]];
  return ranges.map(([from, to]) => ({ path, start: from, end: to }));
}

const overlap = (a: FileRange, b: FileRange): boolean => a.path === b.path && a.start < b.end && b.start < a.end;

/** What is left of ranges when others are taken out of them. */
function without(ranges: readonly FileRange[], others: readonly FileRange[]): FileRange[] {
  return others.reduce<FileRange[]>(
    (left, other) =>
      left.flatMap((range) => {
        if (!overlap(range, other)) return [range];
        const rest = [
          { ...range, end: other.start },
          { ...range, start: other.end },
        ];
        return rest.filter(({ start, end }) => start < end);
      }),
    [...ranges],
  );
}
