import { padded, textWidth } from "./text-width.ts";

export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
}

/** Rows under their titles, each column as wide as it needs, two blanks between. Colours in cells take no room. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map(({ title }, i) =>
    Math.max(textWidth(title), ...rows.map((row) => textWidth(plain(row[i] ?? "")))),
  );
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align }, i) => {
        const cell = cells[i] ?? "";
        const invisible = textWidth(cell) - textWidth(plain(cell));
        return padded(cell, (widths[i] ?? 0) + invisible, align === "right" ? "right" : "left");
      })
      .join("  ")
      .trimEnd();
  const hasTitles = columns.some(({ title }) => title !== "");
  return [...(hasTitles ? [line(columns.map(({ title }) => title))] : []), ...rows.map(line)];
}

/** A text without the codes that colour it. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes begin with one
  return text.replace(/\u001b\[\d+m/g, "");
}
