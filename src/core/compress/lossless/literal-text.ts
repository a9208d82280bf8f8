import { scanMarkdownLines } from "../../document/formats/markdown-lines.ts";
import type { Span } from "../edits/verbatim.ts";
import type { Source } from "../source.ts";

const found = new WeakMap<Source, readonly Span[]>();

/**
 * Where blanks and line breaks count although nothing there is protected, in order and disjoint: in Markdown HTML, as
 * CommonMark reads it (a line that begins with a tag, to the next blank line), since it reaches the output letter for
 * letter; in HTML and XML elements that are shown as they stand, and CDATA. Plain text may be read as Markdown, so there
 * it is the same with indented lines. Looked for once a source.
 */
export function literalText(source: Source): readonly Span[] {
  const known = found.get(source);
  if (known !== undefined) return known;
  const spans = spansOf(source);
  found.set(source, spans);
  return spans;
}

function spansOf({ text, document: { format } }: Source): Span[] {
  if (format === "text") return inMarkdown(text, true);
  if (format === "markdown" && (text.includes("<") || /\n[ \t]+\r?\n/.test(text))) return inMarkdown(text, false);
  return format === "html" || format === "xml" ? inMarkup(text) : [];
}

function inMarkdown(text: string, withIndented: boolean): Span[] {
  const spans: { start: number; end: number }[] = [];
  const add = (start: number, end: number) => {
    const last = spans.at(-1);
    if (last?.end === start) last.end = end;
    else spans.push({ start, end });
  };
  let inHtml = false;
  let inCode = false;
  scanMarkdownLines(text, 0, (kind, start, body, end, next) => {
    const isFence = kind === "fence" || kind === "fenced" || kind === "fence-end";
    if (kind === "blank") inHtml = false;
    else inCode = kind === "indented";
    if (!isFence && !inCode && text.charCodeAt(body) === 60) inHtml = true;
    // A blank line after indented code belongs to it as far as there are blanks on it.
    if (inHtml || kind === "html" || (inCode && (withIndented || (kind === "blank" && end > start)))) add(start, next);
  });
  return spans;
}

/** What a document says of its white space itself is taken at its word to the end. */
const LITERAL = /<(pre|textarea|script|style)\b|<!\[CDATA\[|\bxml:space\s{0,9}=/gi;

function inMarkup(text: string): Span[] {
  const spans: Span[] = [];
  const ends = new Map<string, number>();
  for (const { 0: mark, 1: name, index } of text.matchAll(LITERAL)) {
    if (index < (spans.at(-1)?.end ?? 0)) continue;
    const closing = name === undefined ? (mark.startsWith("<") ? "]]>" : "") : `</${name.toLowerCase()}`;
    let end = ends.get(closing) ?? -1;
    if (end <= index) {
      const ending = new RegExp(closing === "" ? "$" : closing.replaceAll("]", "\\]"), "gi");
      ending.lastIndex = index;
      end = ending.exec(text)?.index ?? text.length;
      ends.set(closing, end);
    }
    spans.push({ start: index, end });
  }
  return spans;
}
