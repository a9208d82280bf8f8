/** The marker that begins a list item. */
export interface ListMarker {
  /** Column where the item's content stands: lines indented as far belong to the item. */
  readonly column: number;
  /** Offset and column of the first character after the marker. */
  readonly body: number;
  readonly bodyColumn: number;
  readonly empty: boolean;
  /** The number of an ordered item; 1 for a bullet. */
  readonly number: number;
}

/** Reads `-`, `+`, `*`, `1.` or `1)` followed by a blank; `column` is that of `body`. */
export function listMarker(text: string, body: number, end: number, column: number): ListMarker | undefined {
  let at = body;
  let number = 1;
  const code = text.charCodeAt(at);
  if (code === 45 || code === 43 || code === 42) at++;
  else if (code >= 48 && code <= 57) {
    number = 0;
    while (at < end && at - body < 9) {
      const digit = text.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) break;
      number = number * 10 + digit;
      at++;
    }
    const stop = text.charCodeAt(at);
    if (at >= end || (stop !== 46 && stop !== 41)) return undefined;
    at++;
  } else return undefined;
  const markerEnd = column + (at - body);
  const afterMarker = at;
  let reached = markerEnd;
  for (; at < end; at++) {
    const blank = text.charCodeAt(at);
    if (blank === 32) reached++;
    else if (blank === 9) reached += 4 - (reached % 4);
    else break;
  }
  if (at === end) return { column: markerEnd + 1, body: end, bodyColumn: markerEnd + 1, empty: true, number };
  if (at === afterMarker) return undefined;
  // Five blanks or more: one belongs to the marker, the rest indents code.
  const content = reached - markerEnd > 4 ? markerEnd + 1 : reached;
  return { column: content, body: at, bodyColumn: reached, empty: false, number };
}

/** `***`, `- - -`, `___`: three or more of one kind, blanks between. */
export function isRule(text: string, body: number, end: number): boolean {
  const mark = text.charCodeAt(body);
  if (mark !== 42 && mark !== 45 && mark !== 95) return false;
  let count = 0;
  for (let at = body; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === mark) count++;
    else if (code !== 32 && code !== 9) return false;
  }
  return count >= 3;
}

/** 1 for a line of `=`, 2 for a line of `-`, else 0. */
export function underlineLevel(text: string, body: number, end: number): number {
  const mark = text.charCodeAt(body);
  if (mark !== 61 && mark !== 45) return 0;
  let at = body;
  while (at < end && text.charCodeAt(at) === mark) at++;
  while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
  return at === end ? (mark === 61 ? 1 : 2) : 0;
}

/** `| --- | :-: |` below a line of as many cells: the row that makes that line a table's head. */
export function isTableDelimiter(text: string, body: number, end: number, head: number, headEnd: number): boolean {
  let pipes = 0;
  let dashes = 0;
  for (let at = body; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 124) pipes++;
    else if (code === 45) dashes++;
    else if (code !== 58 && code !== 32 && code !== 9) return false;
  }
  return pipes > 0 && dashes > 0 && cellCount(text, body, end) === cellCount(text, head, headEnd);
}

/** Cells of a table's row; a pipe at the beginning or the end of the row makes no further one. */
function cellCount(text: string, body: number, end: number): number {
  let last = end;
  while (last > body && (text.charCodeAt(last - 1) === 32 || text.charCodeAt(last - 1) === 9)) last--;
  let cells = 1;
  for (let at = body; at < last; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 124 && at > body && at < last - 1) cells++;
  }
  return cells;
}

/** 1 to 6 for `# text`, else 0. */
export function headingLevel(text: string, body: number, end: number): number {
  let at = body;
  while (at < end && text.charCodeAt(at) === 35) at++;
  const level = at - body;
  return level >= 1 && level <= 6 && (at === end || isBlank(text.charCodeAt(at))) ? level : 0;
}

/** `[label]:`; footnotes are text. */
export function isDefinition(text: string, body: number, end: number): boolean {
  if (text.charCodeAt(body + 1) === 94) return false;
  const limit = Math.min(end, body + 1_000);
  for (let at = body + 1; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 91) return false;
    if (code === 93) return at > body + 1 && text.charCodeAt(at + 1) === 58;
  }
  return false;
}

/** How many backticks or tildes open a fence here; 0 where none does. */
export function fenceSizeAt(text: string, body: number, end: number): number {
  const code = text.charCodeAt(body);
  if (code !== 96 && code !== 126) return 0;
  let at = body + 1;
  while (at < end && text.charCodeAt(at) === code) at++;
  const size = at - body;
  if (size < 3) return 0;
  // What stands after backticks must have none: else it is code inside a line.
  if (code === 96) for (let rest = at; rest < end; rest++) if (text.charCodeAt(rest) === 96) return 0;
  return size;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
