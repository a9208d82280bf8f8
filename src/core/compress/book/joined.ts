import type { Range } from "../../plan/plan.ts";
import type { Fitted } from "./book-pieces.ts";

/** A section of a book, with what is left of it. */
export interface FittedSection {
  readonly range: Range;
  /** Absent where nothing is. */
  readonly fitted?: Fitted;
}

const BLANK_LINE = /\n[ \t]*\r?\n/;

/** So much of the end of a section tells how it is set apart from the next. */
const TAIL = 64;

/** What is left of the sections of a book, as one text. `omission` stands where sections in between are gone. */
export function joinedText(book: string, sections: readonly FittedSection[], omission = ""): string {
  const parts: string[] = [];
  let isGap = false;
  let last: Range | undefined;
  const leaveOut = () => {
    if (omission !== "" && isGap && !parts.at(-1)?.endsWith(omission))
      parts.push(parts.length > 0 ? "\n" : "", omission);
  };
  for (const { range, fitted } of sections) {
    const text = fitted === undefined ? "" : bare(fitted.plan.text);
    if (text === "") {
      isGap = true;
      continue;
    }
    leaveOut();
    if (parts.length > 0) parts.push(isGap ? "\n\n" : breakAfter(book, last!));
    parts.push(text);
    isGap = false;
    last = range;
  }
  leaveOut();
  if (parts.length > 0 && book.endsWith("\n")) parts.push("\n");
  return parts.join("");
}

/** Without the line breaks and blanks at its end and the empty lines at its beginning. */
function bare(text: string): string {
  const start = /\S/.exec(text)?.index ?? text.length;
  return text.slice(text.lastIndexOf("\n", start) + 1).trimEnd();
}

function breakAfter(book: string, [start, end]: Range): string {
  const tail = book.slice(Math.max(start, end - TAIL), end);
  if (BLANK_LINE.test(tail)) return "\n\n";
  return tail.includes("\n") && tail.trimEnd() !== tail ? "\n" : /\s$/.test(tail) ? " " : "";
}
