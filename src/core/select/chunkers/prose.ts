import type { Section } from "../../document/document.ts";
import { markdownSections } from "../../document/formats/markdown.ts";
import { plainTextSections } from "../../document/formats/plain-text.ts";
import { htmlSections, xmlSections } from "../../document/formats/xml-sections.ts";
import { type Block, blocks } from "../../document/units/blocks.ts";
import type { Chunker, ChunkSource } from "./chunker.ts";
import { headingsOf } from "./headings.ts";
import type { Part } from "./part.ts";

const FORMATS: ReadonlySet<string> = new Set(["markdown", "text", "xml", "html"]);

/** Markdown, text and markup: by heading, then by block; a fence is code, a heading stays with what it opens. */
export const prose: Chunker = {
  name: "prose",
  takes: ({ format }) => FORMATS.has(format),
  *parts(source): Generator<Part> {
    const { text, format } = source;
    const sections = sectionsOf(source);
    const headings = headingsOf(sections);
    let next = 0;
    let title = "";
    for (const block of blocks(text, { format, sections, includes: [] })) {
      let entered = false;
      // A block belongs to the heading it begins under, or that begins in it.
      while (next < headings.length && headings[next]!.start < block.end) {
        title = headings[next++]!.title;
        entered = true;
      }
      yield partOf(block, title, entered);
    }
  },
};

function sectionsOf({ text, format, dialect }: ChunkSource): Section[] {
  if (format === "markdown") return markdownSections(text, dialect);
  if (format === "text") return plainTextSections(text);
  return format === "xml" ? xmlSections(text) : htmlSections(text);
}

function partOf({ kind, start, end }: Block, title: string, entered: boolean): Part {
  const leads = kind === "heading";
  const apart = leads || entered || kind === "front-matter";
  return {
    start,
    end,
    kind: kind === "code" ? "code" : "prose",
    joins: !apart,
    ...(title !== "" && { title }),
    ...(leads && { leads }),
  };
}
