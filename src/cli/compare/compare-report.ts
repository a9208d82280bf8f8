import type { NamedCheapest } from "../../core/compare/cheapest-exact.ts";
import type { TextMeasures } from "../../core/compare/text-measures.ts";
import { CATALOGUE_SOURCE } from "../../core/models/catalogue.ts";
import { counted, grouped } from "../terminal/numbers.ts";
import type { Paint } from "../terminal/style.ts";
import { table } from "../terminal/table.ts";
import { wrapped } from "../terminal/text-width.ts";
import type { Shown } from "./compare-columns.ts";

/** A table for a person, and what was counted below it. */
export function shownLines(
  { columns, cells }: Shown,
  { text, files, cheapest }: { text: TextMeasures; files: number; cheapest: NamedCheapest | null },
  width: number,
  paint: Paint,
): string[] {
  const [head = "", ...lines] = table(columns, cells);
  const foot = [
    `${counted(files, "file")}, ${grouped(text.bytes)} bytes, ${grouped(text.characters)} characters,`,
    `${grouped(text.words)} words. Costs are those of the text as input, at list prices of ${CATALOGUE_SOURCE.date}.`,
  ].join(" ");
  return [
    paint("dim", head),
    ...lines,
    "",
    ...(cheapest === null ? [] : wrapped(cheapestText(cheapest), width)),
    ...wrapped(foot, width).map((line) => paint("dim", line)),
  ];
}

/** `deepseek_v3 takes 2.1% fewer tokens than o200k_base (95%: 1.4% to 2.8%) …` */
function cheapestText({ tokenizer, next, saved, wins }: NamedCheapest): string {
  const per = (share: number) => `${(100 * share).toFixed(1)}%`;
  return `${tokenizer} takes the fewest: ${per(saved.share)} fewer than ${next} (between ${per(saved.low)} and ${per(saved.high)} in 95 of 100 resamples of the files); it is the cheapest in ${per(wins)} of them.`;
}

export function markdownLines({ columns, cells }: Shown): string[] {
  const row = (own: readonly string[]) => `| ${own.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const rule = row(columns.map(({ align }) => (align === "right" ? "---:" : "---")));
  return [row(columns.map(({ title }) => title)), rule, ...cells.map(row)];
}

export function csvLines({ csvHead, csv }: Shown): string[] {
  const cell = (value: string | number | boolean | null) =>
    typeof value === "string" && /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : String(value ?? "");
  return [csvHead.join(","), ...csv.map((row) => row.map(cell).join(","))];
}
