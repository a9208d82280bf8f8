// npm run bench [-- PART...]: measures, prints the tables, keeps them in bench/results.json and in the README.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { budgets } from "./budget.ts";
import { counting } from "./counting.ts";
import { editor } from "./editor.ts";
import { encoder } from "./encoder.ts";
import { exactness } from "./exactness.ts";
import { type Figure, figureTable, holds } from "./figures.ts";
import { fitting } from "./fit.ts";
import { fitSpeed } from "./fit-speed.ts";
import { indexing } from "./index.ts";

interface Part {
  readonly figures: readonly Figure[];
  readonly tables: readonly string[];
}

const parts: Record<string, () => Promise<Part>> = {
  exactness,
  counting,
  fit: fitting,
  "fit-speed": fitSpeed,
  editor,
  encoder,
  index: indexing,
  budget: budgets,
};

const root = path.resolve(import.meta.dirname, "../..");
const resultsFile = path.join(root, "bench/results.json");
const machine = {
  processor: os.cpus()[0]?.model ?? "unknown",
  cores: os.availableParallelism(),
  memory: `${Math.round(os.totalmem() / 2 ** 30)} GB`,
  system: `${os.type()} ${os.arch()}`,
  node: process.version,
};

const chosen = process.argv.slice(2).length > 0 ? process.argv.slice(2) : Object.keys(parts);
const results: Record<string, unknown> = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, "utf8")) : {};
let missed = 0;
for (const name of chosen) {
  const part = parts[name];
  if (!part) throw new Error(`No part "${name}"; there are ${Object.keys(parts).join(", ")}.`);
  const { figures, tables } = await part();
  const shown = [...tables, figureTable(figures)].join("\n\n");
  console.log(`\n## ${name}\n\n${shown}`);
  missed += figures.filter((figure) => !holds(figure)).length;
  results[name] = { date: new Date().toISOString().slice(0, 10), machine, figures, tables };
  mkdirSync(path.dirname(resultsFile), { recursive: true });
  writeFileSync(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
  intoReadme(name, `${shown}\n\n${new Date().toISOString().slice(0, 10)}, ${Object.values(machine).join(", ")}.`);
}
console.log(missed === 0 ? "\nEvery figure is as wanted." : `\n${missed} figures fall short.`);
process.exitCode = missed === 0 ? 0 : 1;

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
