import type { Edit } from "../edits/edit.ts";
import { insideVerbatim } from "../edits/verbatim.ts";
import type { Stage } from "../stage.ts";

/**
 * Byte order marks inside a text go: U+FEFF is not seen, is left over from joining files, and takes a token or two.
 * Unicode 3.2 and later give it no other meaning there.
 *
 * Worth: nothing on the prompts and the documentation; one or two tokens where files were joined.
 */
export const byteOrderMarks: Stage = {
  name: "byte-order-marks",
  level: "lossless",
  leaves: "one at the very beginning, protected text, JSON, code",
  run({ text, document, verbatim }) {
    const edits: Edit[] = [];
    if (!LINES.has(document.format)) return edits;
    const isProtected = insideVerbatim(verbatim);
    for (let at = text.indexOf("\ufeff", 1); at >= 0; at = text.indexOf("\ufeff", at + 1)) {
      if (isProtected(at, at + 1)) continue;
      const reason = "byte order marks inside the text removed";
      edits.push({ start: at, end: at + 1, replacement: "", level: "lossless", reason });
    }
    return edits;
  },
};

const LINES: ReadonlySet<string> = new Set(["text", "markdown", "html"]);
