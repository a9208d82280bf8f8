import { oneLine } from "./terminal.ts";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const WIDE =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|.\ufe0f|[\u{20000}-\u{3fffd}])/u;

/** Columns that a text takes on a terminal. */
export function textWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += WIDE.test(segment) ? 2 : 1;
  return width;
}

/** The text in at most `columns`, with `…` where it was cut, on one line. */
export function clipped(text: string, columns: number): string {
  const line = oneLine(text.slice(0, columns * 16)).trim();
  let width = 0;
  let kept = "";
  for (const { segment, index } of graphemes.segment(line)) {
    const own = WIDE.test(segment) ? 2 : 1;
    const isLast = index + segment.length === line.length;
    if (width + own > (isLast ? columns : columns - 1)) return `${kept}…`;
    kept += segment;
    width += own;
  }
  return kept;
}

/** The text filled with blanks to `columns`. */
export function padded(text: string, columns: number, side: "left" | "right" = "left"): string {
  const blanks = " ".repeat(Math.max(0, columns - textWidth(text)));
  return side === "left" ? text + blanks : blanks + text;
}

/** A text in lines of at most `columns`, broken between words. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of oneLine(text).split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(last) + 1 + textWidth(word) <= columns)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
