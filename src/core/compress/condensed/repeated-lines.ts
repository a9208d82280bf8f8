import { fold, foldedHash } from "../../document/waste/folded.ts";
import type { Tokenizer } from "../../tokenizer/tokenizer.ts";
import type { Edit } from "../edits/edit.ts";
import { insideVerbatim } from "../edits/verbatim.ts";
import type { Stage } from "../stage.ts";
import { type Cycle, cyclesIn } from "./cycles.ts";
import { fixedText } from "./fixed-text.ts";
import { isLogLine, templateOf } from "./line-template.ts";
import { type TextLine, textLines } from "./text-lines.ts";
import { variedNumbers } from "./varied-numbers.ts";

/** Shorter lines repeat for good reasons, and cost next to nothing. */
const SHORTEST = 8;

/** So many tokens a note must save. */
const LEAST_SAVED = 3;

/**
 * Lines that follow each other and are the same become one with a count. Lines of a log may differ in their times, ids
 * and numbers: the first and the last of them stay, and the note between tells from where to where measures go. Groups
 * of up to 32 lines are found as well.
 *
 * Worth: 21.8 % of the tokens of the 16 logs of Loghub (2,000 lines each), 0.003 % of the prompts.
 */
export const repeatedLines: Stage = {
  name: "repeated-lines",
  level: "condensed",
  leaves: "code, tables, headings, rows of data, lines with other codes, front matter, what the person keeps",
  run(source, tokenizer) {
    const { text } = source;
    const lines = textLines(source);
    const isFixed = insideVerbatim(fixedText(source));
    const logs = new Uint8Array(lines.length);
    const templates = new Map<string, number>();
    const keys = lines.map(({ start, end, kind }, i) => {
      if (kind === "blank") return 0;
      const alone = -1 - i;
      if (kind === "other" || end - start < SHORTEST || isFixed(start, end)) return alone;
      const line = text.slice(start, end);
      if (!isLogLine(line)) return kind === "text" ? 1 + foldedHash(text, start, end) : alone;
      logs[i] = 1;
      const template = templateOf(line);
      const key = templates.get(template) ?? -1;
      if (key >= 0) return key;
      // Halves, so that no template has the key of a line.
      templates.set(template, templates.size + 0.5);
      return templates.size - 0.5;
    });
    const edits: Edit[] = [];
    for (const cycle of cyclesIn(keys)) {
      const edit = condensed(text, lines, cycle, logs, tokenizer);
      if (edit !== undefined) edits.push(edit);
    }
    return edits;
  },
};

function condensed(
  text: string,
  lines: readonly TextLine[],
  { first, period, times }: Cycle,
  logs: Uint8Array,
  tokenizer: Tokenizer,
): Edit | undefined {
  const lineAt = (time: number, row: number) => {
    const { start, end } = lines[first + time * period + row]!;
    return text.slice(start, end);
  };
  let rows = period;
  while (lines[first + rows - 1]!.kind === "blank") rows--;
  let isExact = true;
  for (let row = 0; row < rows; row++) {
    const model = fold(lineAt(0, row));
    for (let time = 1; time < times && isExact; time++) isExact = fold(lineAt(time, row)) === model;
    if (!isExact && lines[first + row]!.kind !== "blank" && logs[first + row] === 0) return undefined;
  }
  const gone = isExact ? times - 1 : times - 2;
  if (gone < 2 || !/\p{L}{2}/u.test(lineAt(0, 0))) return undefined;
  const endOf = (time: number) => {
    const last = lines[first + time * period + rows - 1]!;
    return last.start + text.slice(last.start, last.end).trimEnd().length;
  };
  const start = lines[first + period]!.start;
  const end = endOf(gone);
  const indentation = /^[\s>]{0,40}/.exec(lineAt(0, 0))![0];
  const note = indentation + (isExact ? exactNote(rows, gone) : likeNote(rows, gone, lineAt, times));
  const high = (part: string) => tokenizer.measure(part).high;
  if (high(text.slice(start, end)) - high(note) < LEAST_SAVED) return undefined;
  const reason = isExact
    ? `the same ${gone} more times`
    : `${gone} more ${rows === 1 ? "lines" : "groups"} of a log like it`;
  const whole = [lines[first]!.start, endOf(times - 1)] as const;
  return { start, end, replacement: note, level: "condensed", reason, whole };
}

function exactNote(rows: number, gone: number): string {
  return rows === 1 ? `[this line ${gone} more times]` : `[these ${rows} lines ${gone} more times]`;
}

function likeNote(rows: number, gone: number, lineAt: (time: number, row: number) => string, times: number): string {
  const told: string[] = [];
  for (let row = 0; row < rows && told.length === 0; row++) {
    told.push(...variedNumbers(Array.from({ length: times }, (_, time) => lineAt(time, row))));
  }
  const what = rows === 1 ? `${gone} more lines like this` : `${gone} more groups of ${rows} lines like these`;
  return `[${[what, ...told].join(", ")}]`;
}
