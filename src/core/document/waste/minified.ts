import { eachLine } from "../formats/lines.ts";
import { grouped, mostOfKind, type Waste } from "./waste.ts";

/** Prose has lines this long, but with a blank every few letters; code for people has shorter ones. */
const shortestLine = 1_000;
const mostBlanks = 0.06;
/** Text without blanks in Chinese, Japanese or Thai is no minified code: that is ASCII with many marks. */
const fewestMarks = 0.08;
const fewestAscii = 0.9;

/** Finds lines of minified code: long, hardly any blank, many marks. No more than `most`. */
export function findMinified(text: string, found: Waste[], most = mostOfKind): void {
  let count = 0;
  eachLine(text, 0, (start, end) => {
    if (end - start < shortestLine || count >= most || !isMinified(text, start, end)) return;
    count++;
    const size = grouped(end - start);
    found.push({
      kind: "minified",
      start,
      end,
      message: `A line of ${size} characters of minified code: costly, and hard to read for a model too.`,
      replacement: `[${size} characters of minified code left out]`,
      fix: "Replace the minified code with a short note",
    });
  });
}

function isMinified(text: string, start: number, end: number): boolean {
  let blanks = 0;
  let marks = 0;
  let ascii = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 128) ascii++;
    if (code === 32 || code === 9) blanks++;
    else if (code < 48 || (code > 57 && code < 65) || (code > 90 && code < 97) || (code > 122 && code < 128)) marks++;
  }
  const size = end - start;
  return blanks <= size * mostBlanks && marks >= size * fewestMarks && ascii >= size * fewestAscii;
}
