import { scanMarkdownLines } from "../../document/formats/markdown-lines.ts";
import type { Span } from "../edits/verbatim.ts";
import type { Source } from "../source.ts";
import { jsonStrings } from "./json-strings.ts";

/** A line of running text or of code, or one that is neither and parts what stands around it. */
export interface TextLine extends Span {
  readonly kind: "text" | "code" | "blank" | "other";
}

/**
 * The lines of Markdown and plain text, and of the strings in JSON, where a line break is written `\n`; of other formats
 * none. A string ends with a line that is `other`.
 */
export function textLines({ text, document: { format } }: Source): TextLine[] {
  const lines: TextLine[] = [];
  if (format === "markdown" || format === "text") {
    scanMarkdownLines(text, 0, (kind, start, _body, end) => lines.push({ start, end, kind: KINDS[kind] ?? "other" }));
  } else if (format === "json" || format === "chat-json" || format === "chat-jsonl") {
    for (const string of jsonStrings(text)) linesWithin(text, string, lines);
  }
  return lines;
}

const KINDS: Readonly<Record<string, TextLine["kind"]>> = {
  paragraph: "text",
  item: "text",
  quote: "text",
  fenced: "code",
  indented: "code",
  blank: "blank",
};

/** Of a string only lines that break are of use. What it is written in nobody knows: its lines are code. */
function linesWithin(text: string, { start, end }: Span, lines: TextLine[]): void {
  let from = start;
  for (let at = text.indexOf("\\", start); at >= 0 && at < end; at = text.indexOf("\\", at + 2)) {
    if (text[at + 1] !== "n") continue;
    lines.push({ start: from, end: at, kind: from === at ? "blank" : "code" });
    from = at + 2;
  }
  if (from > start) lines.push({ start: from, end, kind: "code" }, { start: end, end, kind: "other" });
}
