import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** Keeps a measured figure for the benchmark's report, in the file HOST_FIGURES; nothing is kept where none is named. */
export function keepFigure(name: string, value: number, unit: string): void {
  const file = process.env.HOST_FIGURES;
  if (file === undefined) return;
  const figures = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  writeFileSync(file, JSON.stringify({ ...figures, [name]: { value, unit } }, null, 2));
}
