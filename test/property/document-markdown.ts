import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfm } from "micromark-extension-gfm";
import type { Section } from "../../src/core/document/document.ts";

/** Headings and fences at the top of a Markdown text, as the reference parser sees them: "2@17", "```@40-66". */
export function referenceOutline(text: string): string[] {
  const tree = fromMarkdown(text, {
    extensions: [gfm(), frontmatter(["yaml", "toml"])],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(["yaml", "toml"])],
  });
  const outline: string[] = [];
  for (const node of tree.children) {
    const start = node.position!.start.offset!;
    const end = node.position!.end.offset!;
    if (node.type === "heading") outline.push(`${node.depth}@${start}`);
    else if (node.type === "code" && /^[`~]{3}/.test(text.slice(start, start + 3)))
      outline.push(fenceLine(text, start, end));
  }
  return outline;
}

/** Blank lines at the end of a fence that is never closed count in one reading and not in the other. */
function fenceLine(text: string, start: number, end: number): string {
  return `fence@${start}-${start + text.slice(start, end).trimEnd().length}`;
}

/** The same from our sections. The reference starts a heading after its indentation. */
export function sectionOutline(text: string, sections: readonly Section[]): string[] {
  const found: { at: number; line: string }[] = [];
  const walk = (list: readonly Section[]): void => {
    for (const section of list) {
      const { kind, start, end, labelEnd } = section;
      if (kind === "heading") {
        const label = text.slice(start, labelEnd);
        const at = start + /^[ \t]*/.exec(label)![0].length;
        const marks = /^#{1,6}(?=[ \t]|$)/.exec(text.slice(at, labelEnd))?.[0].length;
        const isSetext = /\n[ \t]*(=+|-+)[ \t]*$/.exec(label);
        const level = isSetext === null ? marks : isSetext[1][0] === "=" ? 1 : 2;
        found.push({ at, line: `${level}@${at}` });
      } else if (kind === "fence") found.push({ at: start, line: fenceLine(text, start, end) });
      walk(section.children);
    }
  };
  walk(sections);
  return found.sort((a, b) => a.at - b.at).map(({ line }) => line);
}
