import type { Edit } from "../edits/edit.ts";
import { insideVerbatim, type Span } from "../edits/verbatim.ts";
import type { Stage } from "../stage.ts";
import { literalText } from "./literal-text.ts";
import { templateMarks } from "./template-marks.ts";
import { withBlankLines } from "./whole-lines.ts";

const reason = "comment that is not shown removed";

/**
 * HTML comments go where the format does not show them: in Markdown and HTML. Alone on its lines one goes with them.
 *
 * Worth: 0.017 % of the tokens of the prompts (in 7 of 1,146), 0.004 % of the documentation.
 */
export const comments: Stage = {
  name: "comments",
  level: "lossless",
  leaves: "keep comments, code, template tags, HTML, comments that hold two lists or paragraphs apart",
  run(source) {
    const { text, document, verbatim, kept } = source;
    const edits: Edit[] = [];
    if (document.format !== "markdown" && document.format !== "html") return edits;
    const isProtected = insideVerbatim(verbatim);
    const isKept = insideVerbatim(kept);
    // Of what a comment holds only a template's tags make it stay; numbers and addresses go with it.
    const holdsTag = insideVerbatim(templateMarks(source));
    const isLiteral = insideVerbatim(literalText(source));
    const lines = new Lines(text);
    for (let start = text.indexOf("<!--"); start >= 0; ) {
      const close = text.indexOf("-->", start + 4);
      if (close < 0) break;
      const end = close + 3;
      const stays = isProtected(start, start + 1) || isKept(start, end) || holdsTag(start, end);
      const first = lines.at(start);
      const last = lines.at(end);
      if (!stays && !text.startsWith("<!--[if", start)) {
        const isAlone = first.bodyStart === start && last.bodyEnd === end;
        const range = isAlone ? withBlankLines(text, first.start, last.end) : insideLine(text, start, end, first, last);
        // Alone on its lines a comment is a block of HTML itself.
        const inside = isAlone ? isLiteral(first.start - 1, first.start) : isLiteral(start, end);
        if (range && !inside) edits.push({ ...range, replacement: "", level: "lossless", reason });
      }
      start = text.indexOf("<!--", end);
    }
    return edits;
  },
};

/** With one of the two blanks beside it; what begins a line is a block of HTML with the rest of the line. */
function insideLine(text: string, start: number, end: number, first: Line, last: Line): Span | undefined {
  if (first.bodyStart === start) return undefined;
  const blank = text[start - 1] === " " && (text[end] === " " || end === last.end);
  return { start: blank ? start - 1 : start, end };
}

/** A line and what is on it but blanks around. */
interface Line extends Span {
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

/** The lines of places that only rise, each read once however many places are on it. */
class Lines {
  readonly #text: string;
  #line: Line = { start: 0, end: -1, bodyStart: 0, bodyEnd: 0 };

  constructor(text: string) {
    this.#text = text;
  }

  at(offset: number): Line {
    if (offset <= this.#line.end) return this.#line;
    const text = this.#text;
    const start = text.lastIndexOf("\n", offset - 1) + 1;
    const feed = text.indexOf("\n", offset);
    const end = feed < 0 ? text.length : feed;
    const body = text.slice(start, end);
    const bodyStart = end - body.trimStart().length;
    this.#line = { start, end, bodyStart, bodyEnd: start + body.trimEnd().length };
    return this.#line;
  }
}
