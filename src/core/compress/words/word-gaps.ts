import type { Part } from "./sentence-parts.ts";

/** What stands between two words, or before the first and after the last. */
export const GAP = {
  edge: 0,
  blank: 1,
  comma: 2,
  colon: 3,
  dash: 4,
  open: 5,
  close: 6,
  quote: 7,
  unquote: 8,
  stop: 9,
  other: 10,
} as const;

/** What the marks `[from, to)` between two words say. */
export function gapOf(text: string, parts: readonly Part[], from: number, to: number): number {
  if (from === to) return GAP.blank;
  const last = parts[to - 1]!;
  let found: number = GAP.other;
  for (let i = from; i < to; i++) {
    const { kind, start } = parts[i]!;
    if (kind === "stop") return GAP.stop;
    if (kind === "close") found = GAP.close;
    else if (kind === "separator" && found !== GAP.close) found = separatorGap(text[start]!);
  }
  if (last.kind === "open") return GAP.open;
  if (last.kind === "quote") return /\s/.test(text[last.start - 1] ?? " ") ? GAP.quote : GAP.unquote;
  return found === GAP.other && parts[from]!.kind === "quote" ? GAP.unquote : found;
}

function separatorGap(mark: string): number {
  if (/[;:；：؛]/.test(mark)) return GAP.colon;
  return /[,，、،]/.test(mark) ? GAP.comma : GAP.dash;
}
