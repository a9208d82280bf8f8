import { table } from "../terminal/table.ts";
import type { AskedRow, UnaskedRow } from "./rows.ts";

const percent = (share: number): string => (100 * share).toFixed(1);
const series = (shares: readonly number[]): string => shares.map(percent).join("  ");
const right = (title: string) => ({ title, align: "right" }) as const;

export function askedLines(rows: readonly AskedRow[], budgets: readonly number[]): string[] {
  return table(
    [
      { title: "Set" },
      { title: "Cut by" },
      right(`% kept at ${budgets.join(", ")}`),
      right("over"),
      right("% used"),
      right("ROUGE-L"),
      right("ms"),
    ],
    rows.map(({ set, cutter, kept, over, used, rougeL, milliseconds }) => [
      set,
      cutter,
      series(kept),
      String(over),
      percent(used),
      rougeL === undefined ? "" : percent(rougeL),
      milliseconds.toFixed(0),
    ]),
  );
}

export function unaskedLines(rows: readonly UnaskedRow[], shares: readonly number[]): string[] {
  const at = shares.map((share) => `${Math.round(share * 100)}`).join(", ");
  return table(
    [
      { title: "Set" },
      { title: "Cut by" },
      right(`% answers at ${at} %`),
      right("in place"),
      right("negations"),
      right("numbers"),
      right("over"),
      right("% used"),
      right("ms"),
    ],
    rows.map(({ set, cutter, kept, inPlace, negations, numbers, over, used, milliseconds }) => [
      set,
      cutter,
      series(kept),
      series(inPlace),
      series(negations),
      series(numbers),
      String(over),
      percent(used),
      milliseconds.toFixed(0),
    ]),
  );
}
