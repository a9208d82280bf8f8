import type { Count } from "../../core/tokenizer/tokenizer.ts";
import { counted, dollars, grouped, tokensText } from "../terminal/numbers.ts";
import type { Paint } from "../terminal/style.ts";
import { type Column, table } from "../terminal/table.ts";
import { clipped } from "../terminal/text-width.ts";

/** One text counted in one way. */
export interface Comparison {
  readonly tokenizer: string;
  readonly count: Count;
  readonly bytesPerToken: number | null;
  /** Of the cheapest and the dearest model that counts so, in dollars of input; `null` where none has a list price. */
  readonly cost: { readonly lowest: ModelCost; readonly highest: ModelCost } | null;
}

export interface ModelCost {
  readonly model: string;
  readonly dollars: number;
}

/** A table for a person, fewest tokens first, with a bar for each. */
export function comparisonLines(
  { bytes, files, compared }: { bytes: number; files: number; compared: readonly Comparison[] },
  width: number,
  paint: Paint,
): string[] {
  const most = Math.max(1, ...compared.map(({ count }) => count.high));
  const sorted = [...compared].sort((a, b) => a.count.tokens - b.count.tokens);
  const rows = sorted.map((row) => {
    const cells = cellsOf(row);
    return [
      ...cells.slice(0, 3),
      clipped(cells[3]!, 34),
      paint("cyan", "█".repeat(Math.round((row.count.tokens / most) * 8))),
    ];
  });
  const [head = "", ...lines] = table([...COLUMNS, { title: "" }], rows);
  const summary = `${counted(files, "file")}, ${grouped(bytes)} bytes; the cost is that of the input for the cheapest and`;
  return [
    paint("dim", head),
    ...lines,
    "",
    paint("dim", clipped(summary, width)),
    paint("dim", "the dearest current model that counts so."),
  ];
}

export function markdownLines(compared: readonly Comparison[]): string[] {
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  const rule = row(COLUMNS.map(({ align }) => (align === "right" ? "---:" : "---")));
  return [row(COLUMNS.map(({ title }) => title)), rule, ...compared.map((comparison) => row(cellsOf(comparison)))];
}

export function csvLines(compared: readonly Comparison[]): string[] {
  const head = "tokenizer,exact,tokens,low,high,bytes_per_token,lowest_cost_usd,highest_cost_usd";
  const rows = compared.map(({ tokenizer, count, bytesPerToken, cost }) =>
    [
      /[",\r\n]/.test(tokenizer) ? `"${tokenizer.replaceAll('"', '""')}"` : tokenizer,
      count.exact,
      count.tokens,
      count.low,
      count.high,
      bytesPerToken ?? "",
      cost?.lowest.dollars ?? "",
      cost?.highest.dollars ?? "",
    ].join(","),
  );
  return [head, ...rows];
}

const COLUMNS: readonly Column[] = [
  { title: "Tokenizer" },
  { title: "Tokens", align: "right" },
  { title: "Bytes/token", align: "right" },
  { title: "Cost" },
];

function cellsOf({ tokenizer, count, bytesPerToken, cost }: Comparison): string[] {
  const interval = count.exact ? "" : ` (${grouped(count.low)}–${grouped(count.high)})`;
  const range =
    cost === null
      ? ""
      : cost.lowest.dollars === cost.highest.dollars
        ? dollars(cost.lowest.dollars)
        : `${dollars(cost.lowest.dollars)}–${dollars(cost.highest.dollars)}`;
  return [tokenizer, `${tokensText(count)}${interval}`, bytesPerToken?.toFixed(2) ?? "", range];
}
