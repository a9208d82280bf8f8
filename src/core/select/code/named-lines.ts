import type { ChunkIndex } from "../chunk-index.ts";

/** A line of a file that a question names, as a stack trace or a compiler does. */
export interface NamedLine {
  /** As it is named: absolute, relative, or the end of a path. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

const PATH = "([\\w@.+~/\\\\-]{1,200}\\.\\w{1,8})";
const WAYS = [
  // src/a.ts:12:5, of Node, Java, Go, Rust and most compilers
  new RegExp(`${PATH}:(\\d{1,7})\\b`, "g"),
  // File "a.py", line 12; in a.php on line 12
  new RegExp(`${PATH}["']?(?:,| on) line (\\d{1,7})\\b`, "g"),
  // a.cs(12,5)
  new RegExp(`${PATH}\\((\\d{1,7})(?:,\\d{1,7})?\\)`, "g"),
];

/** A trace of more frames is read to here. */
const MOST = 60;

/** The lines that a question names, in its order. */
export function namedLines(question: string): NamedLine[] {
  const found = WAYS.flatMap((way) => [...question.matchAll(way)]).sort((a, b) => a.index - b.index);
  return found.slice(0, MOST).map(([, path, line]) => ({ path: path!.replaceAll("\\", "/"), line: Number(line) }));
}

/** The named lines by the files of an index that they are in: where a path is named in part, by all that end so. */
export function linesByFile(
  named: readonly NamedLine[],
  index: ChunkIndex,
  within?: ReadonlySet<string>,
): Map<string, number[]> {
  const files = new Map<string, number[]>();
  if (named.length === 0) return files;
  const byName = new Map<string, NamedLine[]>();
  for (const one of named) byName.set(nameOf(one.path), [...(byName.get(nameOf(one.path)) ?? []), one]);
  for (const path of within ?? index.paths()) {
    const lines = (byName.get(nameOf(path)) ?? []).filter((one) => isSame(one.path, path)).map(({ line }) => line);
    if (lines.length > 0) files.set(path, [...new Set(lines)]);
  }
  return files;
}

/** `[start, end)` of a line from 1; undefined where the text has fewer. */
export function rangeOfLine(text: string, line: number): readonly [number, number] | undefined {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const feed = text.indexOf("\n", start);
    if (feed < 0) return undefined;
    start = feed + 1;
  }
  const feed = text.indexOf("\n", start);
  return [start, feed < 0 ? text.length : feed];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function isSame(named: string, path: string): boolean {
  const one = named.replace(/^\.?\//, "");
  return one === path || path.endsWith(`/${one}`) || named.endsWith(`/${path}`);
}
