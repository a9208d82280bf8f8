import type { ImageSize } from "./image-size.ts";
import { tokensBy } from "./image-tokens.ts";
import type { PdfRule } from "./pdf-rules.ts";

/** Tokens that the pages of a PDF take as pictures; their sides in points. */
export function pageTokens({ page, drawn }: PdfRule, pages: readonly ImageSize[]): number {
  return pages.reduce((sum, { width, height }) => {
    const scale = "longest" in drawn ? drawn.longest / Math.max(width, height) : drawn.perPoint;
    const pixels = (points: number) => Math.max(1, Math.round(points * scale));
    return sum + tokensBy(page, { width: pixels(width), height: pixels(height) });
  }, 0);
}
