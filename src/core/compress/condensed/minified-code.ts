import { findMinified } from "../../document/waste/minified.ts";
import type { Waste } from "../../document/waste/waste.ts";
import type { Edit } from "../edits/edit.ts";
import { insideVerbatim } from "../edits/verbatim.ts";
import type { Stage } from "../stage.ts";
import { fixedText } from "./fixed-text.ts";
import { sizeOf } from "./size.ts";

/** So much of both ends of a line is looked at to tell what it is. */
const LOOKED = 3_000;

/**
 * A line of minified JavaScript or CSS, of a source map or an SVG: its kind and size stand for it.
 *
 * Worth: nothing on the prompts and the documentation; up to all of a page that was saved with its scripts.
 */
export const minifiedCode: Stage = {
  name: "minified-code",
  level: "condensed",
  leaves: "JSON and other data, lines that are most of the text, template tags, front matter, what the person keeps",
  run(source) {
    const { text, document } = source;
    const edits: Edit[] = [];
    if (/json/.test(document.format)) return edits;
    const found: Waste[] = [];
    findMinified(text, found, Number.POSITIVE_INFINITY);
    const isFixed = insideVerbatim(fixedText(source));
    for (const { start, end } of found) {
      const sample = text.slice(start, Math.min(end, start + LOOKED)) + text.slice(Math.max(start, end - LOOKED), end);
      const kind = kindOf(sample);
      const isMost = end - start > text.length / 2 && document.format !== "markdown" && document.format !== "text";
      if (kind === undefined || isMost || isFixed(start, end) || /\{[{%]/.test(sample)) continue;
      const what = `${kind}, ${sizeOf(end - start)}`;
      const reason = `${what}: written for machines, not to be read`;
      edits.push({ start, end, replacement: `[${what} left out]`, level: "condensed", reason });
    }
    return edits;
  },
};

function kindOf(sample: string): string | undefined {
  if (/"mappings"\s?:\s?"/.test(sample)) return "source map";
  if (/^\s{0,20}<svg\b/.test(sample)) return "SVG";
  const statements = sample.match(/\bfunction\b|=>|\b(?:var|let|const|return|typeof|void 0)\b/g)?.length ?? 0;
  if (statements >= 8) return "minified JavaScript";
  const rules = sample.match(/[;{][a-z-]{2,40}:[^;{}]{1,200}[;}]/g)?.length ?? 0;
  return rules >= 8 && statements < 2 ? "minified CSS" : undefined;
}
