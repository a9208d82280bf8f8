import type { Block } from "../../document/units/blocks.ts";
import type { Edit } from "../edits/edit.ts";
import { insideVerbatim } from "../edits/verbatim.ts";
import type { Source } from "../source.ts";
import type { Stage } from "../stage.ts";

/** Shorter ones may say the same on purpose in two places: "None.", "See above.", a caption. */
const SHORTEST: Partial<Record<Block["kind"], number>> = { paragraph: 40, quote: 40, content: 40, code: 80, item: 80 };

/** A paragraph, quote, long list item or code block that stood before in the same words goes; the first one stays. */
export const repeatedParagraphs: Stage = {
  name: "repeated-paragraphs",
  level: "condensed",
  leaves: "headings, tables, front matter, short lines, the first of its kind, what the person keeps",
  run(source) {
    const { text, blocks } = source;
    const isKept = insideVerbatim(source.kept);
    const lineOf = lineCounter(text);
    const first = new Map<string, number>();
    const edits: Edit[] = [];
    for (const block of blocks) {
      const shortest = SHORTEST[block.kind];
      if (shortest === undefined || block.end - block.start < shortest) continue;
      const raw = text.slice(block.start, block.end).trimEnd();
      const words = block.kind === "code" ? raw : raw.replace(/\s+/g, " ").trim();
      if (words.length < shortest) continue;
      const line = lineOf(block.start);
      const seen = first.get(words);
      if (seen === undefined) {
        first.set(words, line);
        continue;
      }
      if (isKept(block.start, block.end)) continue;
      edits.push({
        start: block.start,
        end: block.end,
        replacement: "",
        level: "omitted",
        reason: `repeats the ${NAMES[block.kind] ?? "text"} at line ${seen}`,
      });
    }
    return edits;
  },
};

const NAMES: Partial<Record<Block["kind"], string>> = {
  paragraph: "paragraph",
  quote: "quotation",
  content: "paragraph",
  code: "code block",
  item: "list item",
};

/** Line numbers, from 1, of offsets that only rise. */
function lineCounter(text: Source["text"]): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    for (let feed = text.indexOf("\n", at); feed >= 0 && feed < offset; feed = text.indexOf("\n", at)) {
      line++;
      at = feed + 1;
    }
    return line;
  };
}
