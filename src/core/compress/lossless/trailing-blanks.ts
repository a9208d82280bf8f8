import type { Edit } from "../edits/edit.ts";
import { insideVerbatim } from "../edits/verbatim.ts";
import type { Stage } from "../stage.ts";
import { literalText } from "./literal-text.ts";
import { templateMarks } from "./template-marks.ts";

const reason = "blanks at the ends of lines removed";

/** Plain text may be read as Markdown. */
const MARKDOWN: ReadonlySet<string> = new Set(["markdown", "text"]);

/**
 * Blanks at the ends of lines go. In Markdown two blanks before a line break are a break in the output and stay.
 *
 * Worth: 0.040 % of the tokens of the prompts, 0.016 % of the documentation.
 */
export const trailingBlanks: Stage = {
  name: "trailing-blanks",
  level: "lossless",
  leaves: "protected text but headings, hard line breaks of Markdown, HTML inside Markdown, code files, YAML",
  run(source) {
    const { text, document, verbatim, kept } = source;
    const edits: Edit[] = [];
    if (document.format === "yaml" || document.format === "code") return edits;
    const isProtected = insideVerbatim(verbatim.filter(({ reason }) => reason !== "heading"));
    const isKept = insideVerbatim(kept);
    const isLiteral = insideVerbatim(literalText(source));
    // Filled with nothing a variable leaves the blanks before and after it, which may break the line.
    const isTemplate = insideVerbatim(templateMarks(source));
    for (let from = 0; from < text.length; ) {
      const feed = text.indexOf("\n", from);
      const lineEnd = feed < 0 ? text.length : feed;
      const end = lineEnd > from && text[lineEnd - 1] === "\r" ? lineEnd - 1 : lineEnd;
      let start = end;
      while (start > from && (text[start - 1] === " " || text[start - 1] === "\t")) start--;
      if (
        start < end &&
        !isTemplate(start - 1, end) &&
        !isProtected(start, end) &&
        !isKept(start, end) &&
        !isLiteral(start, end)
      ) {
        const breaks = MARKDOWN.has(document.format) && start > from && text.endsWith("  ", end);
        if (!breaks || isBlankLine(text, lineEnd + 1))
          edits.push({ start, end, replacement: "", level: "lossless", reason });
      }
      from = lineEnd + 1;
    }
    return edits;
  },
};

function isBlankLine(text: string, start: number): boolean {
  let at = start;
  while (text[at] === " " || text[at] === "\t" || text[at] === "\r") at++;
  return at >= text.length || text[at] === "\n";
}
