import type { Interval } from "../../core/evaluate/interval.ts";
import { PUBLISHED } from "../../core/evaluate/published-retrieval.ts";
import { table } from "../terminal/table.ts";
import type { AskedRow, CodeRow, RetrievalRow, UnaskedRow } from "./rows.ts";

const percent = (share: number): string => (100 * share).toFixed(1);
const series = (shares: readonly number[]): string => shares.map(percent).join("  ");
const between = ([low, high]: Interval): string => `${(100 * low).toFixed(0)}–${(100 * high).toFixed(0)}`;
const right = (title: string) => ({ title, align: "right" }) as const;

export function askedLines(rows: readonly AskedRow[], budgets: readonly number[]): string[] {
  return table(
    [
      { title: "Set" },
      { title: "Cut by" },
      right(`% kept at ${budgets.join(", ")}`),
      right("95 % of it"),
      right("over"),
      right("% used"),
      right("precision"),
      right("ROUGE-L"),
      right("ms"),
    ],
    rows.map(({ set, cutter, kept, intervals, over, used, precision, rougeL, milliseconds }) => [
      set,
      cutter,
      series(kept),
      intervals.map(between).join("  "),
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

/** Tables of tasks, one for each list of budgets. */
export function codeLines(rows: readonly CodeRow[]): string[] {
  const lists = new Map(rows.map(({ budgets }) => [budgets.join(", "), budgets]));
  return Array.from(lists.keys()).flatMap((at) =>
    table(
      [
        { title: "Set" },
        { title: "Chosen by" },
        right(`% files found at ${at}`),
        right("% gold lines"),
        right("95 % of it"),
        right("first hit"),
        right("over"),
        right("% used"),
        right("ms"),
      ],
      rows
        .filter(({ budgets }) => budgets.join(", ") === at)
        .map(({ set, chooser, found, lines, intervals, first, firstInterval, over, used, milliseconds }) => [
          set,
          chooser,
          series(found),
          series(lines),
          intervals.map(between).join("  "),
          `${percent(first)} (${between(firstInterval)})`,
          String(over),
          percent(used),
          milliseconds.toFixed(0),
        ]),
    ),
  );
}

/** What was retrieved from all documents of a set together, beside the published figures. */
export function retrievalLines(rows: readonly RetrievalRow[]): string[] {
  const told = (value: number | undefined, interval?: Interval) =>
    value === undefined ? "" : interval === undefined ? percent(value) : `${percent(value)} (${between(interval)})`;
  return table(
    [
      { title: "Set" },
      { title: "Retrieved by" },
      right("recall"),
      right("precision"),
      right("IoU"),
      right("precision-omega"),
      right("tokens"),
      right("over"),
      right("ms"),
    ],
    [
      ...rows.map(({ set, retriever, recall, precision, iou, omega, intervals, tokens, over, milliseconds }) => [
        set,
        retriever,
        told(recall, intervals.recall),
        told(precision, intervals.precision),
        told(iou, intervals.iou),
        told(omega, intervals.omega),
        tokens.toFixed(0),
        String(over),
        milliseconds.toFixed(0),
      ]),
      ...PUBLISHED.map(({ name, recall, iou, omega }) => [
        "published",
        name,
        told(recall),
        "",
        told(iou),
        told(omega),
        "",
        "",
        "",
      ]),
    ],
  );
}
