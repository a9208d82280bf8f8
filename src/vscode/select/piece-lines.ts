import type { Piece } from "../../core/plan/plan.ts";
import type { Selected } from "../../node/selecting/selecting-queries.ts";

/** The lines of its file that a piece's header names: "3-9", "3-9,14". */
export function pieceLines({ text }: Pick<Selected, "text">, piece: Piece): string {
  const header = text.slice(...piece.at!).split("\n", 1)[0]!;
  return header.slice(header.lastIndexOf(":") + 1);
}
