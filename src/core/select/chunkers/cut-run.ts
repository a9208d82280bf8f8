import type { Range } from "../../plan/plan.ts";
import { LARGEST_CHUNK, unitsOf } from "./weight.ts";

/** Base64, hashes and the like: nobody reads a part of such a run, so that only very long ones are cut. */
const LONGEST_ENCODED = 8_192;

/** Where a line may be cut, best first; `\n` as JSON writes it, ends of sentences, of clauses, of words. */
const PLACES = [/\\n(?!\\n)/g, /[.!?。！？؟।]["'”’)\]]{0,2}\s+|[。！？]/g, /[,;]\s*|[{}[\]()]|[、，；]/g, /\s+/g];

/** Cuts a line, or a sentence, that is too long for a chunk. The ranges tile `[start, end)`; no character is cut. */
export function cutRun(text: string, start: number, end: number): Range[] {
  const ranges: Range[] = [];
  for (let from = start; from < end; ) {
    const to = cutAfter(text, from, end);
    ranges.push([from, to]);
    from = to;
  }
  return ranges;
}

function cutAfter(text: string, from: number, end: number): number {
  let limit = from;
  for (let units = 0; limit < end; limit++) {
    units += unitsOf(text.charCodeAt(limit));
    if (units > LARGEST_CHUNK) break;
  }
  if (limit === end) return end;
  const middle = (from + limit) >> 1;
  const window = text.slice(middle, limit);
  for (const place of PLACES) {
    let last = 0;
    for (const match of window.matchAll(place)) last = match.index + match[0].length;
    if (last > 0) return outsideCharacter(text, from, middle + last);
  }
  const encoded = encodedEnd(text, from, limit, Math.min(end, from + LONGEST_ENCODED));
  return outsideCharacter(text, from, encoded ?? limit);
}

/** The end of a run of ASCII without a blank that reaches over the limit. */
function encodedEnd(text: string, from: number, limit: number, most: number): number | undefined {
  for (let at = (from + limit) >> 1; at < limit; at++) if (!isEncoded(text.charCodeAt(at))) return undefined;
  let at = limit;
  while (at < most && isEncoded(text.charCodeAt(at))) at++;
  return at;
}

function isEncoded(code: number): boolean {
  return code > 32 && code < 127;
}

/** Not between the halves of a surrogate pair, nor after the backslash of an escape. */
function outsideCharacter(text: string, from: number, at: number): number {
  const code = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  const inside = code >= 0xdc00 && code < 0xe000 && before >= 0xd800 && before < 0xdc00;
  return (inside || before === 92) && at - 1 > from ? at - 1 : inside ? at + 1 : at;
}
