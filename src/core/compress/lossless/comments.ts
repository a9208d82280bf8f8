import type { Edit } from "../edits/edit.ts";
import { insideVerbatim } from "../edits/verbatim.ts";
import type { Stage } from "../stage.ts";

const reason = "comment that is not shown removed";

/** HTML comments go where the format does not show them: in Markdown and HTML. */
export const comments: Stage = {
  name: "comments",
  level: "lossless",
  leaves: "keep comments, code, comments that hold two lists or paragraphs apart",
  run({ text, document, verbatim }) {
    const edits: Edit[] = [];
    if (document.format !== "markdown" && document.format !== "html") return edits;
    const isProtected = insideVerbatim(verbatim);
    for (let start = text.indexOf("<!--"); start >= 0; ) {
      const close = text.indexOf("-->", start + 4);
      if (close < 0) break;
      const end = close + 3;
      if (!isProtected(start, end)) {
        const edit = removal(text, start, end);
        if (edit) edits.push(edit);
      }
      start = text.indexOf("<!--", end);
    }
    return edits;
  },
};

/** Takes the lines that a comment fills with it, else one blank beside it. */
function removal(text: string, start: number, end: number): Edit | undefined {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const feed = text.indexOf("\n", end);
  const lineEnd = feed < 0 ? text.length : feed;
  const alone = text.slice(lineStart, start).trim() === "" && text.slice(end, lineEnd).trim() === "";
  const edit = (from: number, to: number): Edit => ({
    start: from,
    end: to,
    replacement: "",
    level: "lossless",
    reason,
  });
  if (!alone) {
    if (text.slice(lineStart, start).trim() === "") return undefined;
    const blank = text[start - 1] === " " && (text[end] === " " || end === lineEnd);
    return edit(blank ? start - 1 : start, end);
  }
  const near = Math.max(0, lineStart - NEAR);
  const before = near + text.slice(near, lineStart).trimEnd().length;
  const blankBefore = lineStart === 0 || text.slice(before, lineStart).split("\n").length > 2 || before === 0;
  const blankAfter = feed < 0 || /^\r?\n?[ \t]*(?:\r?\n|$)/.test(text.slice(feed + 1, feed + 80));
  if (!blankBefore || !blankAfter || separatesLists(text, before, lineEnd)) return undefined;
  return edit(lineStart, Math.min(text.length, lineEnd + 1));
}

/** So far before a comment the text that it may hold apart is looked for. */
const NEAR = 2_000;

const ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s|^(?: {2,}|\t)/;

/** A comment between two lists, or between indented lines, is what makes them two. */
function separatesLists(text: string, before: number, after: number): boolean {
  const lastLine = text.slice(text.lastIndexOf("\n", before - 1) + 1, before);
  const rest = text.slice(after, after + 2000).trimStart();
  const restStart = text.indexOf(rest.slice(0, 40), after);
  const nextLine = text.slice(text.lastIndexOf("\n", restStart - 1) + 1, restStart + 40);
  return ITEM.test(nextLine) || ITEM.test(`${lastLine} `);
}
