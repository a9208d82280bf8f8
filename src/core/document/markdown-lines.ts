import { htmlBlockElements, layoutElements } from "./html-names.ts";
import { isRule, isTableDelimiter, listMarker, underlineLevel } from "./markdown-marks.ts";
import { lastClosers, tagAt } from "./tag.ts";

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
  let openTags = 0;
  let closers: ReadonlyMap<string, number> | undefined;
  let nextCloser = -1;

  const opensFence = (body: number, end: number, base: number): boolean => {
    const code = text.charCodeAt(body);
    if (code !== 96 && code !== 126) return false;
    let at = body + 1;
    while (at < end && text.charCodeAt(at) === code) at++;
    if (at - body < 3) return false;
    if (code === 96) {
      for (let rest = at; rest < end; rest++) if (text.charCodeAt(rest) === 96) return false;
    }
    fenceCode = code;
    fenceSize = at - body;
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

  /** Starts a block of HTML at a `<`, if there is one; `htmlUntil` or `htmlToBlank` say how far it reaches. */
  const opensHtml = (body: number, end: number): boolean => {
    const second = text.charCodeAt(body + 1);
    let terminator = "";
    if (second === 33) {
      if (text.startsWith("<!--", body)) terminator = "-->";
      else if (text.startsWith("<![CDATA[", body)) terminator = "]]>";
      else if (isLetter(text.charCodeAt(body + 2))) terminator = ">";
    } else if (second === 63) terminator = "?>";
    if (terminator !== "") {
      const at = text.indexOf(terminator, body + 2);
      htmlUntil = at < 0 ? length : at;
      return true;
    }
    const tag = tagAt(text, body, end);
    const name = (tag?.name ?? unfinishedName(text, body, end)).toLowerCase();
    if (tag?.kind !== "close" && verbatimElements.has(name)) {
      const at = verbatimEnd(text, body);
      htmlUntil = at < 0 ? length : at;
      return true;
    }
    const alone = tag !== undefined && layoutElements.has(name) && !paragraph && onlyBlanks(text, tag.end, end);
    htmlToBlank = htmlBlockElements.has(name) || alone;
    return htmlToBlank;
  };

  /** A line that begins with a tag of the person's own, which some later line closes. */
  const isTagLine = (body: number, end: number, inTag: boolean): boolean => {
    const tag = tagAt(text, body, end);
    if (tag === undefined || layoutElements.has(tag.name.toLowerCase())) return false;
    if (tag.kind === "empty") return true;
    if (tag.kind === "close") return inTag;
    closers ??= lastClosers(text);
    return (closers.get(tag.name) ?? -1) >= tag.end;
  };

  /** Counts how many own tags are open after a tag line; good enough to know that we are inside one. */
  const followTags = (body: number, end: number): void => {
    for (let at = body, tag = tagAt(text, at, end); tag !== undefined; tag = tagAt(text, at, end)) {
      if (tag.kind === "open" && !layoutElements.has(tag.name.toLowerCase())) openTags++;
      at = tag.end;
    }
  };
  const followClosers = (start: number, end: number): void => {
    if (nextCloser < start) nextCloser = indexOrEnd(text, "</", start);
    while (nextCloser < end) {
      const tag = tagAt(text, nextCloser, end);
      if (tag?.kind === "close" && !layoutElements.has(tag.name.toLowerCase())) openTags = Math.max(0, openTags - 1);
      nextCloser = indexOrEnd(text, "</", nextCloser + 2);
    }
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
    const inTag = openTags > 0;
    if (inTag) followClosers(lineStart, end);

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
    } else if (code === 60 && (near || inTag) && isTagLine(body, end, inTag)) {
      if (!inItem) kind = "tag";
      followTags(body, end);
      if (!inTag) {
        nextCloser = -1;
        followClosers(body + 1, end);
      }
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

const verbatimElements: ReadonlySet<string> = new Set(["script", "pre", "style", "textarea"]);

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function onlyBlanks(text: string, from: number, end: number): boolean {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at === end;
}

function indexOrEnd(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? text.length : at;
}

/** A tag's name where the tag is not finished on its line: `<div` and `<script` start blocks of HTML all the same. */
function unfinishedName(text: string, body: number, end: number): string {
  return /^<\/?([a-z][a-z0-9]{0,15})(?:[\s/>]|$)/i.exec(text.slice(body, Math.min(end, body + 20)))?.[1] ?? "";
}

function verbatimEnd(text: string, from: number): number {
  const pattern = /<\/(?:script|pre|style|textarea)>/gi;
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}

/** 1 to 6 for `# text`, else 0. */
export function headingLevel(text: string, body: number, end: number): number {
  let at = body;
  while (at < end && text.charCodeAt(at) === 35) at++;
  const level = at - body;
  return level >= 1 && level <= 6 && (at === end || isBlank(text.charCodeAt(at))) ? level : 0;
}

function isDefinition(text: string, body: number, end: number): boolean {
  if (text.charCodeAt(body + 1) === 94) return false;
  const limit = Math.min(end, body + 1_000);
  for (let at = body + 1; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 91) return false;
    if (code === 93) return at > body + 1 && text.charCodeAt(at + 1) === 58;
  }
  return false;
}
