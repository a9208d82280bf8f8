import type { ProtectedRange } from "../document.ts";
import { frontMatterOf } from "../formats/front-matter.ts";
import { scanMarkdownLines } from "../formats/markdown-lines.ts";
import { inlineCode } from "./inline-code.ts";

/** Front matter, headings, code (fenced, indented, inline) and link definitions of Markdown and plain text; unsorted. */
export function protectStructure(text: string, format: "markdown" | "text", ranges: ProtectedRange[]): void {
  const matter = format === "markdown" ? frontMatterOf(text) : undefined;
  if (matter !== undefined) ranges.push({ start: matter.start, end: matter.end, reason: "front matter" });
  let code: { start: number; end: number; reason: string } | undefined;
  let proseStart = -1;
  let proseEnd = 0;
  let paragraphStart = -1;
  const finishProse = (): void => {
    if (proseStart >= 0) {
      const spans = inlineCode(text, proseStart, proseEnd);
      for (let i = 0; i < spans.length; i += 2) {
        ranges.push({ start: spans[i], end: spans[i + 1], reason: "inline code" });
      }
    }
    proseStart = -1;
  };
  scanMarkdownLines(text, matter?.end ?? 0, (kind, start, body, end) => {
    const isFence = kind === "fence" || kind === "fenced" || kind === "fence-end";
    if (isFence || (kind === "indented" && format === "markdown")) {
      finishProse();
      // A fence ends where the next begins; blank lines between two indented lines belong to the code.
      if (code !== undefined && kind !== "fence" && (code.reason === "code fence") === isFence) code.end = end;
      else {
        code = { start: isFence ? body : start, end, reason: isFence ? "code fence" : "indented code" };
        ranges.push(code);
      }
      if (kind === "fence-end") code = undefined;
    } else if (kind === "blank") {
      finishProse();
      if (code?.reason === "code fence") code = undefined;
    } else {
      code = undefined;
      if (kind === "heading") ranges.push({ start, end, reason: "heading" });
      else if (kind === "underline") ranges.push({ start: paragraphStart, end, reason: "heading" });
      else if (kind === "definition") ranges.push({ start, end, reason: "link definition" });
      if (proseStart < 0) proseStart = start;
      proseEnd = end;
    }
    if (kind !== "paragraph") paragraphStart = -1;
    else if (paragraphStart < 0) paragraphStart = start;
  });
  finishProse();
}
