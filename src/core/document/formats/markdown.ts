import type { Dialect, Section } from "../document.ts";
import { FenceSpans } from "./fence-spans.ts";
import { frontMatterOf } from "./front-matter.ts";
import { scanMarkdownLines } from "./markdown-lines.ts";
import { roleHeads } from "./roles.ts";
import { type Head, type Span, sectionTree } from "./section-tree.ts";
import { TagMarks } from "./tag-marks.ts";
import { templateSpans } from "./templates.ts";
import { markdownTitle } from "./title.ts";

/**
 * Sections of Markdown: front matter, ATX and setext headings nested by level, fences, the prompt's own tags, template
 * blocks, and the roles of prompty and dotprompt files. Headings inside a pair of tags or a template block stay inside
 * it. Headings in list items and block quotes are no sections.
 */
export function markdownSections(text: string, dialect?: Dialect): Section[] {
  const matter = frontMatterOf(text);
  const from = matter?.end ?? 0;
  const heads: Head[] = [];
  const tags = new TagMarks(text);
  const fences = new FenceSpans(text);
  let paragraphStart = -1;
  scanMarkdownLines(text, from, (kind, start, body, end, _next, detail) => {
    if (kind === "heading" && detail > 0) {
      heads.push({ kind: "heading", title: atxTitle(text, body + detail, end), start, labelEnd: end, level: detail });
    } else if (kind === "underline") {
      const title = markdownTitle(text.slice(paragraphStart, start));
      heads.push({ kind: "heading", title, start: paragraphStart, labelEnd: end, level: detail });
    }
    if (kind !== "paragraph") paragraphStart = -1;
    else if (paragraphStart < 0) paragraphStart = start;
    fences.addLine(kind, body, end);
    tags.addLine(kind, body, end);
  });
  const top: Span[] = matter === undefined ? [] : [{ kind: "front-matter", title: "Front matter", ...matter }];
  const spans = [...top, ...fences.spans(), ...tags.spans(), ...templateSpans(text)];
  const roles = roleHeads(text, dialect, from);
  const allHeads = roles.length === 0 ? heads : [...heads, ...roles].sort((a, b) => a.start - b.start);
  return sectionTree(text, allHeads, spans, from);
}

/** The text of `# Title ##`. */
function atxTitle(text: string, from: number, end: number): string {
  let stop = Math.min(end, from + 600);
  if (stop === end) {
    let at = stop;
    while (at > from && isBlank(text.charCodeAt(at - 1))) at--;
    const marks = at;
    while (at > from && text.charCodeAt(at - 1) === 35) at--;
    if (at < marks && (at === from || isBlank(text.charCodeAt(at - 1)))) stop = at;
  }
  return markdownTitle(text.slice(from, stop));
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
