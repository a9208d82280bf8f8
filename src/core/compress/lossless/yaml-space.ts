import type { Edit } from "../edits/edit.ts";
import { insideVerbatim } from "../edits/verbatim.ts";
import type { Stage } from "../stage.ts";
import { type YamlLine, yamlLines } from "./yaml-lines.ts";

/**
 * White space of YAML that says nothing goes: blanks at the ends of lines, all but one of several blank lines, and the
 * indentation of a sequence below its key (YAML 1.2.2, example 8.22), with all that stands in it.
 *
 * Worth: 0.173 % of the tokens of the 84 YAML files of the repositories in codeloc.
 */
export const yamlSpace: Stage = {
  name: "yaml-space",
  level: "lossless",
  leaves: "texts and quotations over several lines, comments, templates, what the person keeps",
  run({ text, document, kept }) {
    const edits: Edit[] = [];
    if (document.format !== "yaml" || /\{[{%]|\t/.test(text)) return edits;
    const isKept = insideVerbatim(kept);
    const lines = yamlLines(text);
    const shifts = shiftsOf(lines);
    let blank = false;
    lines.forEach(({ start, end, next, indent, kind, isOpen }, i) => {
      const add = (from: number, to: number, reason: string) => {
        if (to > from && !isKept(from, to))
          edits.push({ start: from, end: to, replacement: "", level: "lossless", reason });
      };
      if (kind === "blank") {
        if (blank) add(start, next, "runs of blank lines reduced to one");
        else add(start, end, "blanks at the ends of lines removed");
      } else {
        add(start, start + Math.min(indent, shifts[i]!), "sequences written at the column of their key");
        if (kind !== "literal" && !isOpen)
          add(start + text.slice(start, end).trimEnd().length, end, "blanks at the ends of lines removed");
      }
      blank = kind === "blank";
    });
    return edits;
  },
};

/** How many blanks each line loses at its start. */
function shiftsOf(lines: readonly YamlLine[]): Int32Array {
  const shifts = new Int32Array(lines.length);
  lines.forEach(({ opens }, i) => {
    if (opens < 0) return;
    let first = i + 1;
    while (first < lines.length && (lines[first]!.kind === "blank" || lines[first]!.kind === "comment")) first++;
    const head = lines[first];
    if (head === undefined || !head.isItem || head.indent <= opens) return;
    const shift = head.indent - opens;
    let last = first;
    for (; last < lines.length; last++) {
      const { kind, indent } = lines[last]!;
      if (kind === "node" && indent < head.indent) break;
    }
    const block = lines.slice(first, last);
    const isSafe = block.every(({ kind, start, end, indent, isFixed }) => {
      const isBare = kind === "comment" || indent === end - start;
      return !isFixed && (isBare || indent >= head.indent);
    });
    if (isSafe) for (let k = first; k < last; k++) shifts[k]! += shift;
  });
  return shifts;
}
