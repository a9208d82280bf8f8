import { NUMBER, VARIES } from "./line-template.ts";

/** The unit right after a number. */
const UNIT = /^ ?(?:[mnuµ]?s|sec|min|[kMG]i?B|bytes|%)(?![\p{L}\p{N}])/u;

/** So many numbers of a line are told of at most. */
const MOST_TOLD = 2;

/** So many single values are named; of more, those that measure something are told by their range. */
const MOST_NAMED = 2;

interface Column {
  readonly unit: string;
  readonly values: string[];
}

/**
 * What the first and the last of lines with one template do not tell of the numbers of those between, for a note: "also
 * 503" where few values hide there, "0.2 to 5.3 s" for measures. Counters, which only rise or fall, hide nothing.
 */
export function variedNumbers(lines: readonly string[]): string[] {
  const columns = columnsOf(lines);
  const told: string[] = [];
  for (const { unit, values } of columns) {
    if (values.length !== lines.length || told.length === MOST_TOLD || isMonotone(values)) continue;
    const shown = [values[0]!, values.at(-1)!];
    const hidden = new Set(values.filter((value) => !shown.includes(value)));
    if (hidden.size === 0) continue;
    if (hidden.size <= Math.min(MOST_NAMED, (values.length - 2) / 2))
      told.push(`also ${[...hidden].join(" and ")}${unit}`);
    else if (unit !== "" || values.some((value) => /^\d+\.\d+$/.test(value))) {
      const sorted = [...values].sort((a, b) => Number(a) - Number(b));
      const ends = [sorted[0]!, sorted.at(-1)!];
      if (!ends.every((end) => shown.includes(end))) told.push(`${ends.join(" to ")}${unit}`);
    }
  }
  return told;
}

/** The numbers of the lines that stand in the same place of each. */
function columnsOf(lines: readonly string[]): Column[] {
  const columns: Column[] = [];
  lines.forEach((line, row) => {
    let column = 0;
    for (const { 0: found, index } of line.matchAll(VARIES)) {
      if (!NUMBER.test(found)) continue;
      const end = index + found.length;
      if (row === 0) columns.push({ unit: UNIT.exec(line.slice(end, end + 8))?.[0] ?? "", values: [] });
      columns[column++]?.values.push(found);
    }
  });
  return columns;
}

function isMonotone(values: readonly string[]): boolean {
  const numbers = values.map(Number);
  return (
    numbers.every((n, i) => i === 0 || n >= numbers[i - 1]!) || numbers.every((n, i) => i === 0 || n <= numbers[i - 1]!)
  );
}
