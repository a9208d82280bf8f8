import type { Edit } from "../edits/edit.ts";
import { insideVerbatim } from "../edits/verbatim.ts";
import type { Stage } from "../stage.ts";

/** Blanks at the ends of lines go. In Markdown two blanks before a line break are a break in the output and stay. */
export const trailingBlanks: Stage = {
  name: "trailing-blanks",
  level: "lossless",
  leaves: "protected text, hard line breaks of Markdown, block scalars of YAML",
  run({ text, document, verbatim }) {
    const edits: Edit[] = [];
    if (document.format === "yaml" || document.format === "code") return edits;
    const isProtected = insideVerbatim(verbatim);
    for (let from = 0; from < text.length; ) {
      const feed = text.indexOf("\n", from);
      const lineEnd = feed < 0 ? text.length : feed;
      const end = lineEnd > from && text[lineEnd - 1] === "\r" ? lineEnd - 1 : lineEnd;
      let start = end;
      while (start > from && (text[start - 1] === " " || text[start - 1] === "\t")) start--;
      const ends = feed < 0 || /^[ \t]*\r?(?:\n|$)/.test(text.slice(feed + 1, feed + 100));
      const hardBreak =
        document.format === "markdown" && start > from && !ends && text.slice(start, end).endsWith("  ");
      if (start < end && !hardBreak && !isProtected(start, end)) {
        edits.push({ start, end, replacement: "", level: "lossless", reason: "blanks at the ends of lines removed" });
      }
      from = lineEnd + 1;
    }
    return edits;
  },
};
