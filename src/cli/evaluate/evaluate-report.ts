import { table } from "../terminal/table.ts";
import type { AskedRow, CodeRow, UnaskedRow } from "./rows.ts";

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
      right("precision"),
      right("ROUGE-L"),
      right("ms"),
    ],
    rows.map(({ set, cutter, kept, over, used, precision, rougeL, milliseconds }) => [
      set,
      cutter,
      series(kept),
      String(over),
      percent(used),
      series(precision),
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

export function codeLines(rows: readonly CodeRow[], budgets: readonly number[]): string[] {
  return table(
    [
      { title: "Set" },
      { title: "Chosen by" },
      right(`% files found at ${budgets.join(", ")}`),
      right("% changed lines"),
      right("95 % of it"),
      right("over"),
      right("% used"),
      right("ms"),
    ],
    rows.map(({ set, chooser, found, lines, intervals, over, used, milliseconds }) => [
      set,
      chooser,
      series(found),
      series(lines),
      intervals.map(([low, high]) => `${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)}`).join("  "),
      String(over),
      percent(used),
      milliseconds.toFixed(0),
    ]),
  );
}
