import { frontMatterOf } from "../../document/formats/front-matter.ts";
import { scanMarkdownLines } from "../../document/formats/markdown-lines.ts";
import type { Edit } from "../edits/edit.ts";
import { insideVerbatim, type Span } from "../edits/verbatim.ts";
import type { Stage } from "../stage.ts";
import { literalText } from "./literal-text.ts";
import { templateMarks } from "./template-marks.ts";
import { withBlankLines } from "./whole-lines.ts";

const reason = "link definition that nothing uses removed";

/** `[label]: address "title"`, whole on its line and at the margin. */
const DEFINITION =
  /^\[((?:[^[\]\\]|\\.){1,200})\]:[ \t]+(?:<[^<>]{0,2000}>|[^\s<]\S{0,2000})(?:[ \t]+(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\)))?[ \t]*$/;

/** What stands between two brackets: a label, wherever it is used. */
const BRACKETED = /\[((?:[^[\]\\]|\\[^\n]){1,200})\]/g;

interface Definition extends Span {
  readonly label: string;
  /** Start of the next line. */
  readonly next: number;
}

/**
 * Definitions of links that no link names are not shown; they go. A label that stands in brackets anywhere else counts
 * as used, also in code. A template, or an included file, may fill in what uses one: there all stay.
 *
 * Worth: nothing on the prompts, 0.002 % of the tokens of the documentation: hardly anything is defined for nothing.
 */
export const linkDefinitions: Stage = {
  name: "link-definitions",
  level: "lossless",
  leaves: "definitions that something names, texts that templates or included files go into, what the person keeps",
  run(source) {
    const { text, document, kept } = source;
    const edits: Edit[] = [];
    if (document.format !== "markdown" || document.includes.length > 0 || !text.includes("]:")) return edits;
    // A person fills in "[YOUR NAME]", and labels may look like it.
    if (templateMarks(source).some(({ start }) => text[start] !== "[")) return edits;
    const isKept = insideVerbatim(kept);
    const isLiteral = insideVerbatim(literalText(source));
    const runs = runsOf(text);
    const isUsed = usesIn(text, runs.flat());
    for (const run of runs) {
      const [first, last] = [run[0]!, run.at(-1)!];
      if (isKept(first.start, last.end) || isLiteral(first.start, last.end)) continue;
      const unused = run.filter(({ label }) => !isUsed(label));
      const whole = unused.length === run.length ? withBlankLines(text, first.start, last.end) : undefined;
      const ranges = whole
        ? [whole]
        : unused.length < run.length
          ? unused.map(({ start, next }) => ({ start, end: next }))
          : [];
      for (const range of ranges) edits.push({ ...range, replacement: "", level: "lossless", reason });
    }
    return edits;
  },
};

/** Definitions that stand line by line below each other. */
function runsOf(text: string): Definition[][] {
  const runs: Definition[][] = [];
  let open: Definition[] = [];
  scanMarkdownLines(text, frontMatterOf(text)?.end ?? 0, (kind, start, body, end, next) => {
    const match = kind === "definition" && body === start ? DEFINITION.exec(text.slice(start, end)) : null;
    if (match !== null) {
      if (open.length === 0) runs.push(open);
      open.push({ start, end, next, label: folded(match[1]) });
      return;
    }
    // Of what follows with no blank line between parsers may make something else.
    if (open.length > 0 && kind !== "blank") runs.pop();
    open = [];
  });
  return runs.filter((run) => run.length > 0);
}

/** Tells labels that stand in brackets more often than they are defined. */
function usesIn(text: string, definitions: readonly Definition[]): (label: string) => boolean {
  const left = new Map<string, number>();
  for (const { label } of definitions) left.set(label, (left.get(label) ?? 0) - 1);
  for (const [, inside] of text.matchAll(BRACKETED)) {
    const label = folded(inside);
    const count = left.get(label);
    if (count !== undefined) left.set(label, count + 1);
  }
  return (label) => left.get(label)! > 0;
}

/** Labels are the same in either case and however they are spaced; both cases, since one alone leaves ß and ẞ apart. */
const folded = (label: string): string => label.trim().replace(/\s+/g, " ").toLowerCase().toUpperCase();
