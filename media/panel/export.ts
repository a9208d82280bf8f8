import type { Column } from "./table.ts";

/** What a picture needs to look the same without the page's style sheet. */
const STYLES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-family", "font-size", "opacity"] as const;

/** A chart as a file: its colours and fonts written into it, and the theme's background behind it. */
export function svgFile(chart: SVGSVGElement): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const [originals, copies] = [chart, copy].map((root) => [root, ...root.querySelectorAll("*")]) as [
    Element[],
    Element[],
  ];
  for (const [i, original] of originals.entries()) {
    const style = getComputedStyle(original);
    const target = copies[i]!;
    for (const name of STYLES) target.setAttribute(name, style.getPropertyValue(name));
    for (const name of ["class", "tabindex", "role", "dir"]) target.removeAttribute(name);
  }
  const { width, height } = chart.getBoundingClientRect();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("viewBox", `0 0 ${width} ${height}`);
  copy.setAttribute("style", `background: ${getComputedStyle(document.body).backgroundColor}`);
  return new XMLSerializer().serializeToString(copy);
}

/** A chart as a PNG file in base64, at the resolution of the screen. */
export async function pngFile(chart: SVGSVGElement): Promise<string> {
  const { width, height } = chart.getBoundingClientRect();
  const scale = window.devicePixelRatio;
  const picture = new Image(width, height);
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgFile(chart))}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const context = canvas.getContext("2d")!;
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png").replace(/^[^,]*,/, "");
}

/** Rows as comma-separated values (RFC 4180). */
export function csvFile<R>(columns: readonly Column<R>[], rows: readonly R[]): string {
  const lines = rows.map((row) => columns.map((column) => csvCell(column.value(row))));
  return [columns.map(({ title }) => csvCell(title)), ...lines].map((cells) => `${cells.join(",")}\r\n`).join("");
}

/** A text that a spreadsheet would take for a formula is quoted by an apostrophe: titles come from documents. */
function csvCell(value: string | number | null): string {
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value ?? "") ? `'${value}` : (value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as a Markdown table, as they are shown. */
export function markdownTable<R>(columns: readonly Column<R>[], rows: readonly R[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/\s+/g, " ").replace(/[\\|`*_<[\]]/g, "\\$&")).join(" | ")} |`;
  const rule = columns.map(({ isNumber }) => (isNumber ? "---:" : "---")).join(" | ");
  return [
    line(columns.map(({ title }) => title)),
    `| ${rule} |`,
    ...rows.map((row) => line(columns.map((column) => column.text?.(row) ?? String(column.value(row) ?? "")))),
    "",
  ].join("\n");
}
