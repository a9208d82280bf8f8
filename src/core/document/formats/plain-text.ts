import type { Section } from "../document.ts";
import { FenceSpans } from "./fence-spans.ts";
import { scanMarkdownLines } from "./markdown-lines.ts";
import { type Head, sectionTree } from "./section-tree.ts";
import { TagMarks } from "./tag-marks.ts";
import { templateSpans } from "./templates.ts";
import { plainTitle } from "./title.ts";

/** A line that is longer is prose, not a title. */
const longestTitleLine = 100;

const numbered = /^(\d{1,3}(?:\.\d{1,3}){0,4})[.)]?[ \t]+\S/;
const chapter =
  /^(?:chapter|section|part|article|appendix|step|phase|kapitel|abschnitt|chapitre|cap[ií]tulo)\s+(?:\d{1,4}|[ivxlc]{1,8}|[a-z])\b/i;
const endsLikeProse = /[.!?,;…。！？，；][\s"')\]]*$/u;

interface Candidate extends Head {
  readonly isNumbered: boolean;
}

/**
 * Sections of plain text, where there are any: underlined titles, "1. Title" and "Chapter 2" lines, lines ALL IN
 * CAPITALS, each after a blank line; tags, templates and fences as in Markdown. A numbered line right after another is
 * an item of a list, not a title.
 */
export function plainTextSections(text: string): Section[] {
  const heads: Head[] = [];
  const tags = new TagMarks(text);
  const fences = new FenceSpans(text);
  let afterBlank = true;
  let pending: Candidate | undefined;
  let previousNumbered = false;
  let paragraph = -1;
  scanMarkdownLines(text, 0, (kind, start, body, end, _next, detail) => {
    fences.addLine(kind, body, end);
    tags.addLine(kind, body, end);
    if (kind === "blank") {
      afterBlank = true;
      return;
    }
    const candidate = afterBlank && isProse(kind) ? titleAt(text, start, end) : undefined;
    if (pending !== undefined) {
      const listed = pending.isNumbered && (candidate?.isNumbered === true || previousNumbered);
      if (!listed && kind !== "underline") heads.push(pending);
      previousNumbered = pending.isNumbered && candidate?.isNumbered === true;
    } else if (candidate === undefined || !candidate.isNumbered) previousNumbered = false;
    pending = candidate;
    if (kind === "underline" && paragraph >= 0) {
      const title = plainTitle(text.slice(paragraph, start));
      heads.push({ kind: "heading", title, start: paragraph, labelEnd: end, level: detail });
    }
    // Only a single short line above an underline is a title.
    paragraph = kind === "paragraph" && afterBlank && end - start <= longestTitleLine ? start : -1;
    afterBlank = false;
  });
  return sectionTree(text, heads, [...fences.spans(), ...tags.spans(), ...templateSpans(text)]);
}

function isProse(kind: string): boolean {
  return kind === "paragraph" || kind === "item" || kind === "heading";
}

function titleAt(text: string, start: number, end: number): Candidate | undefined {
  if (end - start > longestTitleLine) return undefined;
  const line = text.slice(start, end).trimEnd();
  const code = line.charCodeAt(0);
  if (code === 32 || code === 9 || endsLikeProse.test(line)) return undefined;
  const head = { kind: "heading", title: plainTitle(line), start, labelEnd: start + line.length } as const;
  const number = numbered.exec(line);
  if (number !== null) {
    const rest = line.slice(number[0].length - 1);
    if (!/^[\p{Lu}\p{Lo}]/u.test(rest)) return undefined;
    return { ...head, level: Math.min(6, 1 + number[1].split(".").length), isNumbered: true };
  }
  if (chapter.test(line)) return { ...head, level: 1, isNumbered: false };
  const capitals = (line.match(/\p{Lu}/gu) ?? []).length;
  if (capitals >= 4 && !/\p{Ll}/u.test(line) && /^[\p{L}\p{N}]/u.test(line))
    return { ...head, level: 1, isNumbered: false };
  return undefined;
}
