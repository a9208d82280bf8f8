import { mergeRanges } from "../../document/protection/merge-ranges.ts";
import type { Span } from "../edits/verbatim.ts";
import type { Source } from "../source.ts";

const FIXED: ReadonlySet<string> = new Set(["front matter", "system message"]);

/** What condensing never touches: what the person keeps, front matter, system messages. In order and disjoint. */
export function fixedText({ verbatim, kept }: Source): Span[] {
  return mergeRanges([...verbatim.filter(({ reason }) => FIXED.has(reason)), ...kept]);
}
