import type { Selection } from "../../core/select/selection.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { counted, grouped } from "../terminal/numbers.ts";
import type { Paint } from "../terminal/style.ts";
import { table } from "../terminal/table.ts";
import { oneLine } from "../terminal/terminal.ts";

/** Where less of the budget is used, and more tokens are left, a person wants to know why. */
const MOSTLY_USED = 0.9;
const MUCH = 500;

/** One line on what was chosen. */
export function selectSummary({ tokens, budget, pieces, candidates }: Selection, { name, exact }: Tokenizer): string {
  if (pieces.length === 0) return "Nothing in these files answers to the words of the question.";
  const left =
    tokens < MOSTLY_USED * budget && budget - tokens > MUCH
      ? " Nothing else was found by the words of the question."
      : "";
  const about = exact ? "" : "at most ";
  return `${counted(pieces.length, "piece")} of ${grouped(candidates)} candidates: ${about}${grouped(tokens)} of ${grouped(budget)} tokens (${name}).${left}`;
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
