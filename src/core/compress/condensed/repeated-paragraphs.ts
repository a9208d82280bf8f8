import { type Edit, editsIn } from "../edits/edit.ts";
import type { Source } from "../source.ts";
import type { Stage } from "../stage.ts";
import { endOf, repeatsOf } from "./repeats.ts";

/**
 * A paragraph, quote, long list item or code block that stood before in the same words goes; the first one stays.
 *
 * Worth: 0.224 % of the tokens of the prompts (in 12 of 1,146), 0.612 % of the documentation.
 */
export const repeatedParagraphs: Stage = {
  name: "repeated-paragraphs",
  level: "condensed",
  leaves: "headings, tables, short lines, items with others in them, front matter, what the person keeps",
  run(source, _tokenizer, before) {
    return repeatsOf(source).flatMap(({ block, reason }): Edit[] => {
      const { start } = source.blocks[block]!;
      const end = endOf(source.text, source.blocks[block]!);
      const isNoted = editsIn(before, start, end).some((edit) => edit.start === start && edit.end === end);
      return isNoted ? [] : [{ start, end: withBlankLines(source, block), replacement: "", level: "omitted", reason }];
    });
  },
};

function withBlankLines({ blocks }: Source, block: number): number {
  const next = blocks[block + 1];
  return next?.kind === "blank" ? next.end : blocks[block]!.end;
}
