import type { Section } from "../document.ts";
import { eachLine } from "./lines.ts";
import { type Head, mostSections, sectionTree } from "./section-tree.ts";
import { templateSpans } from "./templates.ts";
import { plainTitle } from "./title.ts";

/** A key where a line begins: plain or quoted, at most 200 characters. */
const keyLine =
  /^(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|([^\s#'"\-[\]{}&*!|>%@`,?][^:#\n]{0,200}?|-[^\s:#][^:#\n]{0,200}?))[ \t]*:(?=\s|$)/;

/** Sections of YAML: the keys and list items that stand at the very left. A line heuristic, no YAML parser. */
export function yamlSections(text: string): Section[] {
  const heads: Head[] = [];
  eachLine(text, 0, (start, end) => {
    if (end === start || heads.length >= mostSections) return;
    const line = text.slice(start, Math.min(end, start + 300));
    const key = keyLine.exec(line);
    if (key !== null) {
      const title = plainTitle(key[1] ?? key[2] ?? key[3]);
      heads.push({ kind: "symbol", title: title || "key", start, labelEnd: start + key[0].length, level: 1 });
    } else if (line.startsWith("- ")) {
      heads.push({ kind: "symbol", title: plainTitle(line.slice(2)) || "item", start, labelEnd: end, level: 2 });
    }
  });
  return sectionTree(text, heads, templateSpans(text));
}
