import type { DocumentHint, Section } from "../../document/document.ts";
import { parseDocument } from "../../document/parse.ts";
import type { CodeParser, Definition } from "./definition.ts";
import { definitionsByLines } from "./definitions-by-lines.ts";

/** A line of an outline: its text is that of the file, so that it can be shown where it stands. */
export interface OutlineEntry {
  /** `[start, end)` in UTF-16 code units: a signature, a line of a comment, a heading or a key. */
  readonly start: number;
  readonly end: number;
  /** 0 at the top; methods of a class are one deeper. */
  readonly depth: number;
  /** `doc` is the first line that says something of the signature it stands above, or below as a string. */
  readonly kind: "signature" | "doc" | "heading";
}

/**
 * The outline of a file, in order and disjoint: of code the signatures, each with the first line of what its comment
 * says, of other texts the headings, keys or turns.
 */
export function outlineOf(text: string, hint: DocumentHint = {}, parser?: CodeParser): OutlineEntry[] {
  const { format, sections } = parseDocument(text, hint);
  const entries: OutlineEntry[] = [];
  if (format === "code") {
    for (const definition of parser?.(text, hint.path ?? "") ?? definitionsByLines(text))
      addDefinition(text, definition, 0, entries);
  } else addHeadings(text, sections, 0, entries);
  let end = 0;
  return entries
    .sort((a, b) => a.start - b.start)
    .filter((entry) => {
      const follows = entry.start >= end && entry.end > entry.start;
      if (follows) end = entry.end;
      return follows;
    });
}

function addDefinition(text: string, definition: Definition, depth: number, entries: OutlineEntry[]): void {
  const { doc, signatureStart, signatureEnd, children } = definition;
  const line = doc && firstWords(text, doc.start, doc.end);
  if (line) entries.push({ ...line, depth, kind: "doc" });
  entries.push({ start: signatureStart, end: signatureEnd, depth, kind: "signature" });
  for (const child of children) addDefinition(text, child, depth + 1, entries);
}

/** Marks of comments, tags and decorators say nothing. */
const MARKS = /^(?:\/{2,}!?|\/\*+|\*+\/?|#+|"""|'''|--|<!--|@\w+(?:\([^)]*\))?|\[[^\]]*\]|#?!?\[.*|<\/?\w+[^>]*>|\s)+/;

/** The first line of a comment that holds a word, from that word on. */
function firstWords(text: string, start: number, end: number): { start: number; end: number } | undefined {
  for (let from = start; from < end; ) {
    const feed = text.indexOf("\n", from);
    const to = feed < 0 || feed > end ? end : feed;
    const line = text.slice(from, Math.min(to, from + 300));
    const marks = MARKS.exec(line)?.[0].length ?? 0;
    const said = line.slice(marks).replace(/\s*(?:\*+\/|"""|'''|-->|<\/\w+>)?\s*$/, "");
    if (/[\p{L}\p{N}]/u.test(said)) return { start: from + marks, end: from + marks + said.length };
    from = to + 1;
  }
  return undefined;
}

function addHeadings(text: string, sections: readonly Section[], depth: number, entries: OutlineEntry[]): void {
  for (const { kind, start, labelEnd, children } of sections) {
    if (kind !== "fence" && kind !== "template")
      entries.push({ start, end: start + text.slice(start, labelEnd).trimEnd().length, depth, kind: "heading" });
    addHeadings(text, children, depth + 1, entries);
  }
}
