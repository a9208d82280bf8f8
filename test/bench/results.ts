import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Figure, figureTable } from "./figures.ts";

/** What a part of the benchmark, or a soak that measures, has found. */
export interface Measured {
  readonly figures: readonly Figure[];
  readonly tables: readonly string[];
}

const root = path.resolve(import.meta.dirname, "../..");
const resultsFile = path.join(root, "bench/results.json");
const machine = {
  processor: os.cpus()[0]?.model ?? "unknown",
  cores: os.availableParallelism(),
  memory: `${Math.round(os.totalmem() / 2 ** 30)} GB`,
  system: `${os.type()} ${os.arch()}`,
  node: process.version,
};

/** Prints what a part has measured, and keeps it in bench/results.json and in the README. */
export function keepMeasured(name: string, { figures, tables }: Measured): void {
  const shown = [...tables, figureTable(figures)].join("\n\n");
  console.log(`\n## ${name}\n\n${shown}`);
  const date = new Date().toISOString().slice(0, 10);
  const results = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, "utf8")) : {};
  results[name] = { date, machine, figures, tables };
  mkdirSync(path.dirname(resultsFile), { recursive: true });
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
  intoReadme(name, `${shown}\n\n${date}, ${Object.values(machine).join(", ")}.`);
}

/** Replaces what stands between `<!-- bench:NAME -->` and `<!-- /bench:NAME -->`. */
function intoReadme(name: string, shown: string): void {
  const file = path.join(root, "README.md");
  const readme = readFileSync(file, "utf8");
  const marked = new RegExp(`(<!-- bench:${name} -->)[\\s\\S]*?(<!-- /bench:${name} -->)`);
  writeFileSync(
    file,
    readme.replace(marked, (_, open, close) => `${open}\n${shown}\n${close}`),
  );
}
