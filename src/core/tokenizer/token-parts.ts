import type { TokenDocument } from "./tokenizer.ts";

/** How the tokens of a text cut a range of it: `st`, `raw`, `berry`. A token that goes on past the range is clipped. */
export function tokenParts(document: TokenDocument, start: number, end: number): string[] {
  const { offsets } = document.tokensIn(start, end);
  const text = document.slice(start, end);
  const inside = (offset: number) => Math.min(Math.max(offset, start), end) - start;
  return Array.from(offsets.subarray(1), (to, i) => text.slice(inside(offsets[i] as number), inside(to))).filter(
    (part) => part !== "",
  );
}
