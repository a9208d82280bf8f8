import type { Selection } from "../../core/select/selection.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { counted, grouped } from "../terminal/numbers.ts";
import type { Paint } from "../terminal/style.ts";
import { table } from "../terminal/table.ts";
import { oneLine } from "../terminal/terminal.ts";

/** One line on what was chosen. */
export function selectSummary({ tokens, budget, pieces, candidates }: Selection, { name, exact }: Tokenizer): string {
  if (pieces.length === 0) return "No file of those that were looked at has anything to choose from.";
  const about = exact ? "" : "at most ";
  return `${counted(pieces.length, "piece")} of ${grouped(candidates)} candidates: ${about}${grouped(tokens)} of ${grouped(budget)} tokens (${name}).`;
}

/** What was chosen and why, in the order of the text. */
export function selectLines(selection: Selection, tokenizer: Tokenizer, paint: Paint, to: string): string[] {
  const rows = selection.pieces.map(({ path = "", start, end, tokens, level, reason }) => [
    oneLine(path),
    `${start}–${end}`,
    grouped(tokens),
    level,
    oneLine(reason),
  ]);
  const columns = [
    { title: "File" },
    { title: "Place" },
    { title: "Tokens", align: "right" } as const,
    { title: "Level" },
    { title: "Why" },
  ];
  return [paint("bold", to), selectSummary(selection, tokenizer), "", ...table(columns, rows)];
}
