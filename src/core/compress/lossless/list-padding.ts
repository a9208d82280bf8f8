import { frontMatterOf } from "../../document/formats/front-matter.ts";
import { scanMarkdownLines } from "../../document/formats/markdown-lines.ts";
import type { Edit } from "../edits/edit.ts";
import { insideVerbatim } from "../edits/verbatim.ts";
import type { Stage } from "../stage.ts";
import { literalText } from "./literal-text.ts";
import { templateMarks } from "./template-marks.ts";

const reason = "blanks after a list's marks reduced to one";

/** A mark and two to four blanks after it (with five the text would be code), then text that is no mark itself. */
const PADDED = /^( *)([-*+]|\d{1,9}[.)])( {2,4})(?![-*+] |\d{1,9}[.)] )\S/;

/** An item whose padding goes unless a line says otherwise. */
interface Pending {
  readonly edit: Edit;
  /** Lines indented as far would belong to the item once its padding is gone. */
  readonly column: number;
}

/**
 * One blank after the mark of a list item is enough, in Markdown. Only where no line that follows the item is indented
 * as far as its text would then be: such a line would become a part of it, or stop being one.
 *
 * Worth: 0.021 % of the tokens of the prompts (in 5 of 1,146), 0.004 % of the documentation.
 */
export const listPadding: Stage = {
  name: "list-padding",
  level: "lossless",
  leaves: "items that more than lines at the margin follow, code, HTML inside Markdown, protected text",
  run(source) {
    const { text, document, verbatim } = source;
    const edits: Edit[] = [];
    if (document.format !== "markdown") return edits;
    const isProtected = insideVerbatim(verbatim);
    const isLiteral = insideVerbatim(literalText(source));
    const isTemplate = insideVerbatim(templateMarks(source));
    let pending: Pending | undefined;
    let blank = false;
    const settle = (goes: boolean) => {
      if (goes && pending !== undefined) edits.push(pending.edit);
      pending = undefined;
    };
    scanMarkdownLines(text, frontMatterOf(text)?.end ?? 0, (kind, start, _body, end) => {
      if (kind === "blank") {
        blank = true;
        return;
      }
      if (pending !== undefined) {
        if (!isOutside(text, start, pending.column)) settle(false);
        else if (blank || ENDS.has(kind)) settle(true);
      }
      blank = false;
      if (kind !== "item") return;
      const match = PADDED.exec(text.slice(start, Math.min(end, start + 80)));
      if (match === null) return;
      const column = match[1].length + match[2].length + 1;
      const from = start + column;
      const to = from - 1 + match[3].length;
      if (isProtected(from, to) || isLiteral(from, to) || isTemplate(from, to + 1)) return;
      pending = { edit: { start: from, end: to, replacement: "", level: "lossless", reason }, column };
    });
    settle(true);
    return edits;
  },
};

/** Lines that end the item before them if they are not indented; others may go on with its paragraph. */
const ENDS: ReadonlySet<string> = new Set(["item", "heading", "fence", "rule", "quote"]);

function isOutside(text: string, start: number, column: number): boolean {
  for (let at = start; at < start + column; at++) {
    if (text[at] === "\t") return false;
    if (text[at] !== " ") return true;
  }
  return false;
}
