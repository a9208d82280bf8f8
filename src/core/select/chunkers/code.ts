import { isBlankRange } from "../../document/formats/lines.ts";
import type { Definition } from "../code/definition.ts";
import { definitionsByLines } from "../code/definitions-by-lines.ts";
import type { Chunker } from "./chunker.ts";
import type { Part } from "./part.ts";
import { LARGEST_CHUNK, weigh } from "./weight.ts";

/** Code: a function is a chunk, a large class one for its head and one for each method, the rest by blank lines. */
export const code: Chunker = {
  name: "code",
  takes: ({ format }) => format === "code",
  *parts({ text, path, parser }): Generator<Part> {
    const definitions = parser?.(text, path) ?? definitionsByLines(text);
    yield* region(text, 0, text.length, definitions, undefined);
  },
};

/** What closes a block and says nothing else. */
const CLOSERS = /^[\s)\]}>;,]*(?:end)?[\s)\]}>;,]*$/;

function* region(
  text: string,
  start: number,
  end: number,
  definitions: readonly Definition[],
  symbol: string | undefined,
): Generator<Part> {
  let from = start;
  let held: Part | undefined;
  for (const [index, definition] of definitions.entries()) {
    const at = lineStart(text, Math.max(from, definition.start), from);
    const isHead = index === 0 && symbol !== undefined;
    for (const part of between(text, from, at, symbol)) {
      if (held !== undefined) yield held;
      held = part;
    }
    // A class's head of one line stands with its first member, as a reader sees it.
    const to = lineEnd(text, Math.max(at, definition.end), end);
    const name = symbol === undefined ? definition.name : `${symbol}.${definition.name}`;
    const large = definition.children.length > 0 && weigh(text, at, to, LARGEST_CHUNK) > LARGEST_CHUNK;
    if (held !== undefined) yield isHead ? { ...held, joins: false } : held;
    held = undefined;
    if (large) yield* region(text, at, to, definition.children, name);
    else held = { start: at, end: to, kind: "code", symbol: name, joins: false };
    from = to;
  }
  if (from < end && held !== undefined && end - from < 200 && CLOSERS.test(text.slice(from, end))) {
    yield { ...held, end };
    return;
  }
  if (held !== undefined) yield held;
  yield* between(text, from, end, symbol);
}

/** What no definition holds: by blank lines, so that imports, constants and statements stand each with their like. */
function* between(text: string, start: number, end: number, symbol: string | undefined): Generator<Part> {
  let from = start;
  let afterBlank = false;
  let joins = false;
  for (let at = start; at < end; ) {
    const feed = text.indexOf("\n", at);
    const next = feed < 0 || feed >= end ? end : feed + 1;
    const blank = isBlankRange(text, at, next);
    if (afterBlank && !blank && at > from) {
      yield { start: from, end: at, kind: "code", joins, ...(symbol && { symbol }) };
      from = at;
      joins = true;
    }
    afterBlank = blank;
    at = next;
  }
  if (from < end) yield { start: from, end, kind: "code", joins, ...(symbol && { symbol }) };
}

/** The start of the line, where nothing but blanks stands before. */
function lineStart(text: string, at: number, least: number): number {
  let start = at;
  while (start > least && (text.charCodeAt(start - 1) === 32 || text.charCodeAt(start - 1) === 9)) start--;
  return start === least || text.charCodeAt(start - 1) === 10 ? start : at;
}

/** After the line break, where nothing but a semicolon, a comma or blanks stands before it. */
function lineEnd(text: string, at: number, most: number): number {
  let end = at;
  for (; end < most; end++) {
    const code = text.charCodeAt(end);
    if (code === 10) return end + 1;
    if (code !== 32 && code !== 9 && code !== 13 && code !== 59 && code !== 44) return at;
  }
  return end;
}
