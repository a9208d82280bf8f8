import type { Range } from "../../plan/plan.ts";
import type { Fitted } from "./book-pieces.ts";

/** A section of a book, with what is left of it. */
export interface FittedSection {
  readonly range: Range;
  /** Absent where nothing is. */
  readonly fitted?: Fitted;
}

/** What is left of a book, and where in it what is left of each section ends. */
export interface Joined {
  readonly text: string;
  readonly ends: readonly number[];
}

const BLANK_LINE = /\n[ \t]*\r?\n/;

/** So much of the end of a section tells how it is set apart from the next. */
const TAIL = 64;

/** What is left of the sections of a book, as one text. `omission` stands where sections in between are gone. */
export function joined(book: string, sections: readonly FittedSection[], omission = ""): Joined {
  const parts: string[] = [];
  const ends: number[] = [];
  let length = 0;
  let isGap = false;
  let last: Range | undefined;
  const write = (part: string) => {
    parts.push(part);
    length += part.length;
  };
  const leaveOut = () => {
    if (omission !== "" && isGap && !parts.at(-1)?.endsWith(omission))
      write(last === undefined ? omission : `\n${omission}`);
  };
  for (const { range, fitted } of sections) {
    const text = bare(fitted?.plan.text ?? "");
    if (text === "") isGap = true;
    else {
      leaveOut();
      if (parts.length > 0) write(isGap ? "\n\n" : breakAfter(book, last!));
      write(text);
      isGap = false;
      last = range;
    }
    ends.push(length);
  }
  leaveOut();
  if (last !== undefined && book.endsWith("\n")) write("\n");
  return { text: last === undefined ? "" : parts.join(""), ends };
}

/** Without the line breaks and blanks at its end and the empty lines at its beginning. */
function bare(text: string): string {
  const start = /\S/.exec(text)?.index ?? text.length;
  return text.slice(text.lastIndexOf("\n", start) + 1).trimEnd();
}

function breakAfter(book: string, [start, end]: Range): string {
  const tail = book.slice(Math.max(start, end - TAIL), end);
  const blanks = tail.slice(tail.trimEnd().length);
  return BLANK_LINE.test(blanks) ? "\n\n" : blanks.includes("\n") ? "\n" : blanks === "" ? "" : " ";
}
