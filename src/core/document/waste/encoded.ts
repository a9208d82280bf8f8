import { grouped, mostOfKind, type Waste } from "./waste.ts";

/** A run of base64 this long is data, not a word, a path or a key. */
const shortestRun = 200;
/** Encoders wrap at 64 or 76: whole lines of base64 this long go on in the next line. */
const shortestWrapped = 60;
/** What a data URI carries at least, for the fix to be worth it. */
const shortestUri = 100;

/** The alphabets of base64, plain and for URLs. */
const alphabet = new Uint8Array(128);
for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_") {
  alphabet[letter.charCodeAt(0)] = 1;
}

/**
 * Finds base64 and data URIs, wrapped over lines too. A run of 60 characters holds every sixtieth place of the text, so
 * only those are looked at until one of them is of the alphabet. No more than `most`.
 */
export function findEncoded(text: string, found: Waste[], most = mostOfKind): void {
  let count = 0;
  let done = 0;
  for (let probe = shortestWrapped - 1; probe < text.length && count < most; probe += shortestWrapped) {
    if (!isEncoded(text, probe)) continue;
    let start = probe;
    while (start > done && isEncoded(text, start - 1)) start--;
    const end = runEnd(text, start, probe);
    const uri = dataUriBefore(text, start);
    if (end - start >= (uri === undefined ? shortestRun : shortestUri) && looksRandom(text, start, end)) {
      count++;
      found.push(uri === undefined ? encodedWaste(start, end) : uriWaste(uri, end));
    }
    probe = done = end;
  }
}

/** The end of the run that holds `at` and begins at `start`, going on over line breaks where the lines are full. */
function runEnd(text: string, start: number, at: number): number {
  let lineStart = start;
  let end = at;
  for (;;) {
    while (end < text.length && isEncoded(text, end)) end++;
    const next = afterBreak(text, end);
    if (end - lineStart < shortestWrapped || next < 0 || !isEncoded(text, next)) return end;
    lineStart = end = next;
  }
}

function isEncoded(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 && alphabet[code] === 1;
}

/** The offset after a line break at `at`, or -1. */
function afterBreak(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 10) return at + 1;
  return code === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : -1;
}

/** `data:image/png;base64,` right before `start`: where it begins, and its type. */
function dataUriBefore(text: string, start: number): { start: number; type: string } | undefined {
  const match = /data:([\w.+/-]{0,80})(?:;[\w=.-]{1,60}){0,3};base64,$/.exec(
    text.slice(Math.max(0, start - 160), start),
  );
  return match === null ? undefined : { start: start - match[0].length, type: match[1] };
}

/** Letters of both cases and digits, none of them much too often, in the first characters: no rule, no path, no word. */
function looksRandom(text: string, start: number, end: number): boolean {
  let upper = 0;
  let lower = 0;
  let digits = 0;
  let marks = 0;
  const sampled = Math.min(end, start + 400);
  for (let at = start; at < sampled; at++) {
    const code = text.charCodeAt(at);
    if (code >= 97) lower++;
    else if (code >= 65) upper++;
    else if (code >= 48 && code < 58) digits++;
    else marks++;
  }
  const all = sampled - start;
  const hexadecimal = digits > all / 4 && (upper === 0 || lower === 0) && marks === 0;
  return hexadecimal || (upper > all / 10 && lower > all / 10 && digits > all / 40 && marks < all / 5);
}

function encodedWaste(start: number, end: number): Waste {
  const size = grouped(end - start);
  return {
    kind: "base64",
    start,
    end,
    message: `${size} characters of encoded data: a model can hardly read it.`,
    replacement: `[${size} characters of encoded data left out]`,
    fix: "Replace the encoded data with a short note",
  };
}

function uriWaste({ start, type }: { start: number; type: string }, end: number): Waste {
  const size = grouped(end - start);
  const what = type.startsWith("image/") ? "an embedded image" : "an embedded file";
  return {
    kind: "base64",
    start,
    end,
    message: `${size} characters of ${what} (${type || "data"}): a model can hardly read it as text.`,
    replacement: `[${what.replace(/^an /, "")} left out: ${type || "data"}, ${size} characters]`,
    fix: "Replace the embedded data with a short note",
  };
}
