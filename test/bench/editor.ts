import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { Figure } from "./figures.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** Runs the host tests that type in a 5 MB document and change plans inside a real editor, and reports what they measured. */
export async function editor(): Promise<{ figures: Figure[]; tables: string[] }> {
  await promisify(execFile)(process.execPath, ["scripts/test.ts", "--part", "host", "measured/"], {
    cwd: root,
  });
  const measured: Record<string, { value: number; unit: string }> = JSON.parse(
    readFileSync(path.join(root, "out/host-figures.json"), "utf8"),
  );
  const wanted: Record<string, number> = {
    activation: 50,
    "host blocked while typing in 5 MB, longest": 16,
    "change of the budget to the new plan shown, 10,000 tokens, median": 100,
    "checkbox to the new plan shown, 10,000 tokens, median": 100,
  };
  const figures = Object.entries(measured).map(([name, { value, unit }]) => {
    const figure = { name: `${name[0]!.toUpperCase()}${name.slice(1)}`, value, unit };
    return wanted[name] === undefined ? figure : { ...figure, atMost: wanted[name] };
  });
  return { figures, tables: [] };
}
