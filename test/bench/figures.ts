/** A measured number and the one that was wanted. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** How many times faster than a peer, in one run. */
export function ratio(name: string, value: number, atLeast: number): Figure {
  return { name, value, unit: "times", atLeast };
}

/** Whether the figure is as wanted; true where nothing was. */
export function holds(figure: Figure): boolean {
  return figure.value >= (figure.atLeast ?? -Infinity) && figure.value <= (figure.atMost ?? Infinity);
}

/** A Markdown table, columns padded so that it also reads well in a terminal. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

/** The figures as a table: measured, wanted, and whether they meet. */
export function figureTable(figures: readonly Figure[]): string {
  const number = (n: number) => n.toLocaleString("en-US", { maximumFractionDigits: n < 10 ? 2 : n < 100 ? 1 : 0 });
  const rows = figures.map((figure) => {
    const wanted =
      figure.atLeast !== undefined ? `≥ ${figure.atLeast}` : figure.atMost !== undefined ? `≤ ${figure.atMost}` : "";
    return [figure.name, `${number(figure.value)} ${figure.unit}`, wanted, wanted && (holds(figure) ? "yes" : "NO")];
  });
  return table(["figure", "measured", "wanted", "holds"], rows);
}
