import { isClosedString, scanString, skipTrivia } from "../../document/formats/json-tokens.ts";
import type { Span } from "../edits/verbatim.ts";

/** The insides of the strings that are values of JSON or JSON Lines, not names of members, in order. One pass. */
export function jsonStrings(text: string): Span[] {
  const strings: Span[] = [];
  for (let at = text.indexOf('"'); at >= 0; ) {
    const end = scanString(text, at, text.length);
    const isName = text.charCodeAt(skipTrivia(text, end, text.length)) === 58;
    if (!isName && isClosedString(text, at, end)) strings.push({ start: at + 1, end: end - 1 });
    at = text.indexOf('"', end);
  }
  return strings;
}

/** The first place from `at` on that does not stand inside an escape of the string that begins at `start`. */
export function afterEscape(text: string, start: number, at: number): number {
  let slashes = 0;
  while (at - 1 - slashes >= start && text[at - 1 - slashes] === "\\") slashes++;
  if (slashes % 2 === 0) return at;
  return at + (text[at] === "u" ? 5 : 1);
}
