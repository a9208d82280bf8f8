import type { Edit } from "./edit.ts";
import type { Stage } from "./stage.ts";
import { insideVerbatim } from "./verbatim.ts";

const reason = "padding of the table removed";

/** Cells of a Markdown table keep one blank on each side, its delimiter row one dash a column. */
export const tablePadding: Stage = {
  name: "table-padding",
  level: "lossless",
  leaves: "the words in the cells, their alignment, escaped bars",
  run({ text, blocks, verbatim }) {
    const edits: Edit[] = [];
    const isProtected = insideVerbatim(verbatim.filter((range) => range.reason === "code fence"));
    for (const block of blocks) {
      if (block.kind !== "table-head" && block.kind !== "table-row") continue;
      if (isProtected(block.start, block.end)) continue;
      for (let at = block.start; at < block.end; ) {
        const feed = text.indexOf("\n", at);
        const end = feed < 0 || feed >= block.end ? block.end : feed;
        shrinkRow(text, at, end, edits);
        at = end + 1;
      }
    }
    return edits;
  },
};

function shrinkRow(text: string, start: number, end: number, edits: Edit[]): void {
  const delimiter = /^[\s|:-]+$/.test(text.slice(start, end)) && text.slice(start, end).includes("-");
  const add = (from: number, to: number, replacement: string) => {
    if (to - from > replacement.length) edits.push({ start: from, end: to, replacement, level: "lossless", reason });
  };
  for (let at = start; at < end; at++) {
    const char = text[at]!;
    if (char === "\\") {
      at++;
      continue;
    }
    const run = delimiter && char === "-" ? "-" : char === " " || char === "\t" ? " " : "";
    if (run === "") continue;
    let to = at + 1;
    while (to < end && (run === "-" ? text[to] === "-" : text[to] === " " || text[to] === "\t")) to++;
    const besideBar = text[to] === "|" || (text[at - 1] === "|" && !isEscaped(text, start, at - 1));
    if (run === "-") add(at, to, "-");
    else if (at > start && to < end && (besideBar || delimiter)) add(at, to, " ");
    at = to - 1;
  }
}

function isEscaped(text: string, start: number, at: number): boolean {
  let slashes = 0;
  for (let i = at - 1; i >= start && text[i] === "\\"; i--) slashes++;
  return slashes % 2 === 1;
}
