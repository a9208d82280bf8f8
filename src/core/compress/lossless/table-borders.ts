import type { Block } from "../../document/units/blocks.ts";
import type { Edit } from "../edits/edit.ts";
import { insideVerbatim, type Span } from "../edits/verbatim.ts";
import type { Stage } from "../stage.ts";
import { literalText } from "./literal-text.ts";
import { templateMarks } from "./template-marks.ts";

const reason = "bars around the table removed";

/** A bar, then text that cannot begin a list, a quotation, a heading or a fence where it comes to stand first. */
const LEFT = /^[ \t]*(\|[ \t]*)(?:[\p{L}\p{So}]|`[^`]|\*{1,2}[\p{L}`]|\p{Nd}+(?:[^.)\p{Nd}]|[.)][^\s|]))/u;
/** Text that ends in no backslash, then a bar. */
const RIGHT = /[^\s|\\]([ \t]*\|)[ \t]*$/;
const INNER = /(?<!\\)\|/;

const DELIMITERS = /^[ \t]*(\|[ \t:|-]*\|)[ \t]*$/;

/** Longer rows are no tables that a person wrote. */
const LONGEST_ROW = 4_000;

/**
 * A table needs no bars at the ends of its rows in GFM (section 4.10). They go where every row of it has both, text in
 * its first and its last cell, and more than one cell.
 *
 * Worth: 0.102 % of the tokens of the prompts (in 33 of 1,146), 0.006 % of the documentation.
 */
export const tableBorders: Stage = {
  name: "table-borders",
  level: "lossless",
  leaves: "tables with an empty cell at an edge, with template variables, after a line of text, what the person keeps",
  run(source) {
    const { text, document, blocks, kept } = source;
    const edits: Edit[] = [];
    if (document.format !== "markdown") return edits;
    const isTemplate = insideVerbatim(templateMarks(source));
    const isKept = insideVerbatim(kept);
    const isLiteral = insideVerbatim(literalText(source));
    blocks.forEach(({ kind, start }, head) => {
      if (kind !== "table-head") return;
      let last = head;
      while (blocks[last + 1]?.kind === "table-row") last++;
      const { end } = blocks[last]!;
      const isAlone = isBorder(blocks[head - 1]) && (blocks[last + 1]?.kind ?? "blank") === "blank";
      if (isAlone && !isTemplate(start, end) && !isKept(start, end) && !isLiteral(start, end)) {
        for (const edit of withoutBorders(text, start, end) ?? []) edits.push(edit);
      }
    });
    return edits;
  },
};

const isBorder = (block: Block | undefined): boolean =>
  block === undefined || block.kind === "blank" || block.kind === "heading" || block.kind === "front-matter";

function withoutBorders(text: string, start: number, end: number): Edit[] | undefined {
  const edits: Edit[] = [];
  const add = ({ start, end }: Span, replacement = "") =>
    edits.push({ start, end, replacement, level: "lossless", reason });
  let row = 0;
  for (let at = start; at < end; row++) {
    const feed = text.indexOf("\n", at);
    const lineEnd = feed < 0 || feed > end ? end : feed;
    if (lineEnd - at > LONGEST_ROW) return undefined;
    const line = text.slice(at, lineEnd).replace(/\r$/, "");
    if (row === 1) {
      const delimiters = DELIMITERS.exec(line);
      if (delimiters === null) return undefined;
      const from = at + line.indexOf("|");
      const cells = delimiters[1].slice(1, -1).split("|");
      const shortest = cells.map((cell) => cell.trim().replace(/-+/, "-"));
      if (!shortest.every((cell) => /^:?-:?$/.test(cell))) return undefined;
      add({ start: from, end: from + delimiters[1].length }, shortest.join("|"));
    } else {
      const left = LEFT.exec(line);
      const right = RIGHT.exec(line);
      if (left === null || right === null) return undefined;
      const from = at + line.indexOf("|");
      const to = at + right.index + 1;
      if (!INNER.test(text.slice(from + 1, to))) return undefined;
      add({ start: from, end: from + left[1].length });
      add({ start: to, end: to + right[1].length });
    }
    at = lineEnd + 1;
  }
  return edits;
}
