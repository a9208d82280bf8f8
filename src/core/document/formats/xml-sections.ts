import type { Section } from "../document.ts";
import { type Mark, pairMarks } from "./pairs.ts";
import { scanTags } from "./scan-tags.ts";
import { type Head, type Span, sectionTree } from "./section-tree.ts";
import { templateSpans } from "./templates.ts";
import { plainTitle } from "./title.ts";

/** Sections of XML: every element whose opening tag begins a line and which takes more than that line. */
export function xmlSections(text: string): Section[] {
  const marks: Mark[] = [];
  scanTags(text, (name, kind, start, end) => {
    if (kind !== "empty") marks.push({ name, opens: kind === "open", start, end });
  });
  const spans: Span[] = [];
  for (const { open, close } of pairMarks(marks)) {
    const feed = text.indexOf("\n", open.end);
    if (feed < 0 || feed > close.start || !beginsLine(text, open.start)) continue;
    const title = plainTitle(text.slice(open.start + 1, open.end - 1));
    spans.push({ kind: "tag", title, start: open.start, end: close.end, labelEnd: open.end });
  }
  return sectionTree(text, [], [...spans, ...templateSpans(text)]);
}

/** Sections of HTML: its headings by level; scripts and styles as code. */
export function htmlSections(text: string): Section[] {
  const heads: Head[] = [];
  const spans: Span[] = [];
  let heading: { name: string; start: number; end: number } | undefined;
  let verbatim: { name: string; start: number; end: number } | undefined;
  scanTags(text, (tagName, kind, start, end) => {
    const name = tagName.toLowerCase();
    if (verbatim !== undefined) {
      if (kind !== "close" || name !== verbatim.name) return;
      spans.push({ kind: "fence", title: name, start: verbatim.start, end, labelEnd: verbatim.end });
      verbatim = undefined;
    } else if (kind === "open" && (name === "script" || name === "style")) verbatim = { name, start, end };
    else if (/^h[1-6]$/.test(name)) {
      if (kind === "open") heading = { name, start, end };
      else if (heading?.name === name && kind === "close") {
        const title = plainTitle(text.slice(heading.end, Math.min(start, heading.end + 500)).replace(/<[^<>]*>/g, ""));
        const level = name.charCodeAt(1) - 48;
        heads.push({ kind: "heading", title: title || name, start: heading.start, labelEnd: end, level });
        heading = undefined;
      }
    }
  });
  return sectionTree(text, heads, [...spans, ...templateSpans(text)]);
}

function beginsLine(text: string, start: number): boolean {
  for (let at = start - 1; at >= 0 && at > start - 200; at--) {
    const code = text.charCodeAt(at);
    if (code === 10) return true;
    if (code !== 32 && code !== 9) return false;
  }
  return start < 200;
}
