import type { ContextLine } from "./context-lines.ts";
import { LineReader } from "./line-reader.ts";
import { beginMark, endMark, markKey } from "./marks.ts";

export interface ContextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The edits that put what was selected below the lines of a text, each between marks that neither what was selected nor
 * anything else in the text can end.
 *
 * @param selectedOf `undefined` leaves a line as it is
 */
export function filledContext(
  text: string,
  lines: readonly ContextLine[],
  selectedOf: (line: ContextLine) => string | undefined,
): ContextEdit[] {
  if (lines.length === 0) return [];
  const taken = keysIn(text, lines);
  return lines.flatMap((line) => {
    const selected = selectedOf(line);
    if (selected === undefined) return [];
    const inside = marksIn(selected);
    let key = line.held?.key;
    if (key === undefined || inside.has(key)) {
      key = "";
      for (let number = 2; taken.has(key) || inside.has(key); number++) key = ` ${number}`;
    }
    taken.add(key);
    const { start, end, held } = line;
    const block = `${beginMark(key)}\n${selected}\n${endMark(key)}`;
    return [{ start, end, text: held === undefined ? `\n${block}` : block }];
  });
}

/** The keys of the blocks, and of marks that a person left standing alone: a new block is not to complete one. */
function keysIn(text: string, lines: readonly ContextLine[]): Set<string> {
  const keys = new Set<string>();
  let next = 0;
  const reader = new LineReader(text);
  for (let line = reader.next(); line !== undefined; line = reader.next()) {
    while (next < lines.length && lines[next]!.end < line.start) next++;
    const { held } = lines[next] ?? {};
    const isInside = held !== undefined && line.start >= held.start && line.end <= held.end;
    const key = isInside ? undefined : markKey(line.text);
    if (key !== undefined) keys.add(key);
  }
  return keys;
}

function marksIn(selected: string): Set<string> {
  return new Set(selected.split(/\r\n|[\r\n]/).flatMap((line) => markKey(line) ?? []));
}
