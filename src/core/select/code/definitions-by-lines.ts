import { codeSections } from "../../document/formats/code-sections.ts";
import type { Definition } from "./definition.ts";

const COMMENT = /^(?:\/\/|\/?\*|#(?!!)|--|;|"""|@|\[)/;
/** Lines of a comment above a definition that are looked at. */
const MOST_LINES = 60;

/** The definitions at the very left of a file, found by the shape of its lines: where no parser knows the language. */
export function definitionsByLines(text: string): Definition[] {
  let before = 0;
  return codeSections(text)
    .filter(({ kind }) => kind === "symbol")
    .map(({ title, start, labelEnd, end }) => {
      const docStart = commentAbove(text, start, before);
      before = end;
      return {
        name: title.split(" ").pop()!,
        start: docStart,
        end,
        signatureStart: start,
        signatureEnd: labelEnd,
        ...(docStart < start && { doc: { start: docStart, end: start } }),
        children: [],
      };
    });
}

/** Where the comment or the decorators right above a line begin. */
function commentAbove(text: string, start: number, least: number): number {
  let from = start;
  for (let lines = 0; from > least && lines < MOST_LINES; lines++) {
    const above = Math.max(least, text.lastIndexOf("\n", from - 2) + 1);
    if (!COMMENT.test(text.slice(above, Math.min(from, above + 40)).trimStart())) break;
    from = above;
  }
  return from;
}
