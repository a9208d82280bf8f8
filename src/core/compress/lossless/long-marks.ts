import { frontMatterOf } from "../../document/formats/front-matter.ts";
import { scanMarkdownLines } from "../../document/formats/markdown-lines.ts";
import type { Edit } from "../edits/edit.ts";
import { insideVerbatim } from "../edits/verbatim.ts";
import type { Stage } from "../stage.ts";
import { literalText } from "./literal-text.ts";
import { templateMarks } from "./template-marks.ts";

/** Three say what eighty say. */
const SHORTEST = 3;

/** A heading's marks, and the number signs that may close it, after its text. */
const OPENING = /^#{1,6}[ \t]+[^#\s]/;
const CLOSING = /(?<=\S)[ \t]+#+[ \t]*$/;

/** Longer closing marks are left alone. */
const LONGEST_CLOSING = 40;

/**
 * Rules and underlines of headings are three marks long, and headings have no number signs after them: Markdown reads
 * them the same.
 *
 * Worth: 0.003 % of the tokens of the prompts, 0.130 % of the documentation.
 */
export const longMarks: Stage = {
  name: "long-marks",
  level: "lossless",
  leaves:
    "what the person keeps, HTML inside Markdown, headings with template variables, texts that three dashes would give front matter",
  run(source) {
    const { text, document, kept } = source;
    const edits: Edit[] = [];
    if (document.format !== "markdown") return edits;
    const matter = frontMatterOf(text);
    const mayBegin = matter === undefined && /^\uFEFF?---/.test(text);
    const isKept = insideVerbatim(kept);
    const isLiteral = insideVerbatim(literalText(source));
    // Filled with nothing a variable leaves no heading.
    const holdsTemplate = insideVerbatim(templateMarks(source));
    let textStart = -1;
    const add = (start: number, end: number, reason: string) => {
      if (end > start && !isKept(start, end) && !isLiteral(start, end))
        edits.push({ start, end, replacement: "", level: "lossless", reason });
    };
    scanMarkdownLines(text, matter?.end ?? 0, (kind, start, body, end) => {
      const from = kind === "underline" ? textStart : start;
      if (kind !== "paragraph") textStart = -1;
      else if (textStart < 0) textStart = start;
      if ((kind === "underline" || kind === "heading") && holdsTemplate(from, end)) return;
      if (kind === "rule" || kind === "underline") {
        let at = body;
        while (at < end && text[at] === text[body]) at++;
        // A rule of marks with blanks between them stays.
        const isPlain = text.slice(at, end).trim() === "";
        if (isPlain && !(mayBegin && text[body] === "-"))
          add(body + SHORTEST, at, "long rules and underlines shortened");
      } else if (kind === "heading" && OPENING.test(text.slice(body, Math.min(end, body + LONGEST_CLOSING)))) {
        const closing = CLOSING.exec(text.slice(Math.max(body, end - LONGEST_CLOSING), end));
        if (closing !== null) add(end - closing[0].length, end, "closing marks of headings removed");
      }
    });
    return edits;
  },
};
