import type { ParsedDocument, Section } from "../document.ts";
import { frontMatterOf } from "../formats/front-matter.ts";
import { type LineKind, scanMarkdownLines } from "../formats/markdown-lines.ts";
import type { Block, BlockKind } from "./block.ts";
import { chatBlocks } from "./chat-blocks.ts";

export type { Block, BlockKind };

const kindOfLine: Readonly<Record<LineKind, BlockKind>> = {
  blank: "blank",
  paragraph: "paragraph",
  heading: "heading",
  underline: "heading",
  fence: "code",
  fenced: "code",
  "fence-end": "code",
  indented: "code",
  item: "item",
  quote: "quote",
  table: "table-head",
  row: "table-row",
  html: "html",
  tag: "tag",
  rule: "rule",
  definition: "definition",
};

/**
 * Cuts a document into its blocks. They tile the text: the first starts at 0, each starts where the one before ends,
 * the last ends at the text's end. An empty text has none.
 *
 * Prose is cut by paragraph, list item (its own lines, without the items nested in it), table row and quote. Code
 * (fences, indented code, top-level symbols of a code file, members of a JSON or YAML file) is one block a piece. Chats
 * are cut into `structure` and `content`, the latter by paragraph inside each message.
 */
export function blocks(text: string, document: ParsedDocument): Block[] {
  switch (document.format) {
    case "chat-json":
    case "chat-jsonl":
      return chatBlocks(text, document);
    case "json":
    case "yaml":
    case "code":
      return sectionBlocks(text, document.sections);
    default:
      return proseBlocks(text, document);
  }
}

function proseBlocks(text: string, document: ParsedDocument): Block[] {
  const result: Block[] = [];
  const matter = document.format === "markdown" ? frontMatterOf(text) : undefined;
  let from = 0;
  if (matter !== undefined) {
    from = matter.end;
    result.push({ kind: "front-matter", start: 0, end: matter.end, depth: 0 });
  }
  const titles = new Set<number>();
  if (document.format === "text") collectTitles(document.sections, titles);
  let previous: LineKind = "rule";
  let itemDepth = 0;
  scanMarkdownLines(text, from, (kind, start, _body, _end, next, detail) => {
    const last = result[result.length - 1];
    let block = titles.has(start) ? "heading" : kindOfLine[kind];
    if (kind === "underline" || kind === "table") {
      // The lines before turn out to be a heading, or the last of them a table's head.
      if (kind === "underline")
        result[result.length - 1] = { kind: block, start: last.start, end: next, depth: detail };
      else splitTableHead(text, result, start, next);
      previous = kind;
      return;
    }
    if (kind === "paragraph" && block === "paragraph" && continues(previous)) {
      block = last.kind;
    } else if (kind === "fence" || kind === "item" || kind === "heading" || block === "heading" || kind === "row") {
      if (kind === "item") itemDepth = detail;
      result.push({ kind: block, start, end: next, depth: kind === "item" ? itemDepth : Math.abs(detail) });
      // A title of plain text is a paragraph to the scanner; the line after it is none of it.
      previous = block === "heading" ? "heading" : kind;
      return;
    }
    if (last !== undefined && last.kind === block && joins(block, previous, kind)) {
      result[result.length - 1] = { ...last, end: next };
    } else result.push({ kind: block, start, end: next, depth: 0 });
    previous = kind;
  });
  return result;
}

/** A line of text right after one of these belongs to it. */
function continues(previous: LineKind): boolean {
  return previous === "paragraph" || previous === "item" || previous === "quote";
}

function joins(block: BlockKind, previous: LineKind, kind: LineKind): boolean {
  if (block === "code") return previous !== "fence-end" && (kind === "indented") === (previous === "indented");
  return block !== "tag" && block !== "rule" && block !== "definition";
}

function splitTableHead(text: string, result: Block[], start: number, next: number): void {
  const last = result.pop()!;
  const headLine = text.lastIndexOf("\n", start - 2) + 1;
  if (headLine > last.start) result.push({ ...last, end: headLine });
  result.push({ kind: "table-head", start: Math.max(headLine, last.start), end: next, depth: 0 });
}

function collectTitles(sections: readonly Section[], titles: Set<number>): void {
  for (const section of sections) {
    if (section.kind === "heading") titles.add(section.start);
    collectTitles(section.children, titles);
  }
}

/** Blocks of a file that is all structure: its top-level sections are code, what is between them structure. */
function sectionBlocks(text: string, sections: readonly Section[]): Block[] {
  const result: Block[] = [];
  let from = 0;
  for (const section of sections) {
    if (section.start > from) result.push({ kind: "structure", start: from, end: section.start, depth: 0 });
    if (section.end > section.start) result.push({ kind: "code", start: section.start, end: section.end, depth: 0 });
    from = section.end;
  }
  if (text.length > from) result.push({ kind: "structure", start: from, end: text.length, depth: 0 });
  return result;
}
