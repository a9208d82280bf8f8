import type { PieceOrder } from "../options.ts";
import type { Part } from "./part.ts";

/** Parts, given in the order of the files, in the order that is wanted. */
export function ordered(parts: readonly Part[], order: PieceOrder): readonly Part[] {
  if (order === "file") return parts;
  const best = [...parts].sort((a, b) => b.score - a.score);
  if (order === "score") return best;
  const front = best.filter((_, i) => i % 2 === 0);
  return [...front, ...best.filter((_, i) => i % 2 === 1).reverse()];
}
