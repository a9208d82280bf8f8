import { htmlBlockReach, toBlankLine } from "./html-blocks.ts";
import {
  fenceSizeAt,
  headingLevel,
  isDefinition,
  isRule,
  isTableDelimiter,
  listMarker,
  underlineLevel,
} from "./markdown-marks.ts";
import { OpenTags } from "./open-tags.ts";

export type LineKind =
  | "blank"
  | "paragraph"
  | "heading"
  | "underline"
  | "fence"
  | "fenced"
  | "fence-end"
  | "indented"
  | "item"
  | "quote"
  | "table"
  | "row"
  | "html"
  | "tag"
  | "rule"
  | "definition";

/**
 * Called once a line, in order. `start` is the line's first character, `body` the first after indentation (and after
 * the marker of an item), `end` excludes the line break, `next` is the next line's start.
 * `detail`: a heading's level (negative inside a list item), an underline's level, an item's depth from 1.
 * An `underline` turns the paragraph before it into a heading, a `table` (its delimiter row) the line before it into
 * the table's head.
 */
export type LineVisitor = (
  kind: LineKind,
  start: number,
  body: number,
  end: number,
  next: number,
  detail: number,
) => void;

/** List items nested deeper are read as text, so that a line of ten thousand markers stays linear. */
const deepestList = 24;

/**
 * Classifies the lines of Markdown as CommonMark 0.31 and GFM would, in one pass and without a tree. On purpose other
 * than CommonMark: a prompt's own tag (`<rules>`) never starts an HTML block, so headings right below it count; what
 * stands in block quotes is `quote` as a whole; a lone carriage return is not a line end.
 */
export function scanMarkdownLines(text: string, from: number, visit: LineVisitor): void {
  const length = text.length;
  const indents: number[] = [];
  let fenceCode = 0;
  let fenceSize = 0;
  let fenceBase = 0;
  let htmlUntil = -1;
  let htmlToBlank = false;
  let paragraph = false;
  let lazy = false;
  let table = false;
  let previousBody = 0;
  let previousEnd = 0;
  const tags = new OpenTags(text);

  const opensFence = (body: number, end: number, base: number): boolean => {
    const size = fenceSizeAt(text, body, end);
    if (size === 0) return false;
    fenceCode = text.charCodeAt(body);
    fenceSize = size;
    fenceBase = base;
    return true;
  };
  const closesFence = (body: number, end: number): boolean => {
    let at = body;
    while (at < end && text.charCodeAt(at) === fenceCode) at++;
    if (at - body < fenceSize) return false;
    while (at < end && isBlank(text.charCodeAt(at))) at++;
    return at === end;
  };
  const opensHtml = (body: number, end: number): boolean => {
    const reach = htmlBlockReach(text, body, end, paragraph);
    if (reach === toBlankLine) htmlToBlank = true;
    else if (reach !== undefined) htmlUntil = reach;
    return reach !== undefined;
  };

  for (let start = from; start < length; ) {
    const feed = text.indexOf("\n", start);
    const next = feed < 0 ? length : feed + 1;
    let end = feed < 0 ? length : feed;
    if (feed > start && text.charCodeAt(feed - 1) === 13) end--;
    let body = start;
    let column = 0;
    for (; body < end; body++) {
      const code = text.charCodeAt(body);
      if (code === 32) column++;
      else if (code === 9) column += 4 - (column % 4);
      else break;
    }
    const lineStart = start;
    start = next;
    const blank = body === end;

    if (fenceCode !== 0) {
      if (blank || column >= fenceBase) {
        const closes = !blank && column - fenceBase < 4 && closesFence(body, end);
        if (closes) fenceCode = 0;
        visit(closes ? "fence-end" : "fenced", lineStart, body, end, next, 0);
        continue;
      }
      fenceCode = 0;
    }
    if (htmlUntil >= 0) {
      visit("html", lineStart, body, end, next, 0);
      if (htmlUntil < next) htmlUntil = -1;
      continue;
    }
    if (blank) {
      paragraph = lazy = table = htmlToBlank = false;
      visit("blank", lineStart, body, end, next, 0);
      continue;
    }
    if (htmlToBlank) {
      visit("html", lineStart, body, end, next, 0);
      continue;
    }

    let matched = 0;
    while (matched < indents.length && column >= indents[matched]) matched++;
    let base = matched === 0 ? 0 : indents[matched - 1];
    let kind: LineKind | undefined;
    let detail = 0;
    const inTag = tags.inside;
    if (inTag) tags.close(lineStart, end);

    // Markers of list items may follow each other on one line: "- 1. text".
    let code = text.charCodeAt(body);
    while (column - base < 4) {
      if (isRule(text, body, end)) break;
      const marker = listMarker(text, body, end, column);
      if (marker === undefined || matched >= deepestList) break;
      const interrupts = paragraph && kind !== "item" && indents.length === 0;
      if (interrupts && (marker.empty || marker.number > 1)) break;
      kind = "item";
      indents.length = matched;
      indents.push(marker.column);
      matched++;
      detail = matched;
      base = marker.column;
      paragraph = lazy = table = false;
      body = marker.body;
      column = marker.bodyColumn;
      if (marker.empty) break;
      code = text.charCodeAt(body);
    }

    const near = column - base < 4;
    const inItem = kind === "item";
    if (body === end) {
      // An empty item: nothing more on the line.
    } else if (code === 60 && (near || inTag) && tags.beginsAt(body, end, inTag)) {
      if (!inItem) kind = "tag";
      tags.open(body, end, inTag);
      paragraph = lazy = table = false;
    } else if (near) {
      if (code === 35) {
        const level = headingLevel(text, body, end);
        if (level > 0) {
          if (!inItem) {
            indents.length = matched;
            kind = "heading";
            detail = matched > 0 ? -level : level;
          }
          paragraph = lazy = table = false;
          code = 0;
        }
      } else if ((code === 96 || code === 126) && opensFence(body, end, base)) {
        indents.length = matched;
        kind = "fence";
        paragraph = lazy = table = false;
        code = 0;
      } else if (code === 62) {
        if (!inItem) kind = "quote";
        indents.length = matched;
        paragraph = lazy = true;
        table = false;
        code = 0;
      } else if (paragraph && !lazy && matched === indents.length && underlineLevel(text, body, end) > 0) {
        kind = matched === 0 ? "underline" : "paragraph";
        detail = matched === 0 ? underlineLevel(text, body, end) : 0;
        paragraph = false;
        code = 0;
      } else if (isRule(text, body, end)) {
        if (!inItem) kind = "rule";
        indents.length = matched;
        paragraph = lazy = table = false;
        code = 0;
      } else if (code === 60 && opensHtml(body, end)) {
        if (!inItem) kind = "html";
        if (htmlUntil >= 0 && htmlUntil < next) htmlUntil = -1;
        indents.length = matched;
        paragraph = lazy = table = false;
        code = 0;
      } else if (!paragraph && code === 91 && isDefinition(text, body, end)) {
        if (!inItem) kind = "definition";
        indents.length = matched;
        code = 0;
      } else if (paragraph && !table && isTableDelimiter(text, body, end, previousBody, previousEnd)) {
        kind = "table";
        table = true;
        paragraph = false;
        code = 0;
      }
      if (code !== 0) {
        if (table) kind = "row";
        else {
          if (!paragraph) {
            indents.length = matched;
            lazy = false;
          } else if (matched < indents.length) lazy = true;
          paragraph = true;
        }
      }
    } else if (!paragraph && !inTag) {
      indents.length = matched;
      if (!inItem) kind = "indented";
    } else paragraph = true;
    previousBody = body;
    previousEnd = end;
    visit(kind ?? "paragraph", lineStart, body, end, next, detail);
  }
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
