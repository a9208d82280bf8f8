import type { Format, ParsedDocument } from "../document.ts";
import { eachLine } from "../formats/lines.ts";
import { scanMarkdownLines } from "../formats/markdown-lines.ts";
import { DuplicateFinder } from "./duplicates.ts";
import { findEncoded } from "./encoded.ts";
import { findMinified } from "./minified.ts";
import { SpacingFinder } from "./spacing.ts";
import type { Waste } from "./waste.ts";

/** Formats where prose is the point, and where a paragraph or a blank line can go without breaking anything. */
const prose: ReadonlySet<Format> = new Set<Format>(["markdown", "text"]);
/** Formats in which one long line is how they are written. */
const denseByNature: ReadonlySet<Format> = new Set<Format>(["chat-json", "chat-jsonl", "json"]);

/**
 * Finds repeated paragraphs and fences, base64 and data URIs, minified blocks, trailing blanks and runs of blank lines,
 * in order of place. One pass each, no more than 1,000 of a kind.
 */
export function findWaste(text: string, document: ParsedDocument): Waste[] {
  const found: Waste[] = [];
  const { format } = document;
  findEncoded(text, found);
  if (!denseByNature.has(format)) findMinified(text, found);
  if (prose.has(format)) {
    const duplicates = new DuplicateFinder(text, found);
    const spacing = new SpacingFinder(text, format, found);
    scanMarkdownLines(text, 0, (kind, start, _body, end, next) => {
      duplicates.addLine(kind, start, end, next);
      spacing.addLine(kind, start, end, next);
    });
    duplicates.finish();
    spacing.finish();
  } else if (!denseByNature.has(format)) {
    const spacing = new SpacingFinder(text, format, found);
    eachLine(text, 0, (start, end, next) => {
      spacing.addLine(isBlankLine(text, start, end) ? "blank" : "paragraph", start, end, next);
    });
    spacing.finish();
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function isBlankLine(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9) return false;
  }
  return true;
}
