// Chooses the weights of the question's ranking: node scripts/tune-fit.ts TOOLS DATA
// TOOLS is the folder of sets.mjs, DATA that of the evaluation sets. Trains on either half of the documents and reports
// on the other, then writes the mean of the two to src/core/select/weights.ts.
import { writeFile } from "node:fs/promises";
import { FEATURES } from "../src/core/select/feature-list.ts";
import { type Net, scored } from "../src/core/select/relevance.ts";
import { type Row, rowsOf } from "./tune-data.ts";
import { type Training, train } from "./tune-net.ts";
import { SETS, table } from "./tune-table.ts";

const LINEAR: Training = { hidden: 0, rounds: 30, rate: 0.05, decay: 1e-4 };
const NET: Training = { hidden: 8, rounds: 20, rate: 0.01, decay: 3e-3 };
/** Where training begins: sentences by their surroundings, with equal weights. */
const START: Net = {
  linear: FEATURES.map((name) => (name === "own" ? 0.9 : name === "near" || name === "wide" ? 3 : 0)),
  hidden: [],
  output: [],
};

const by =
  (net: Net) =>
  ({ features, circumstances }: Row) =>
    scored(features, circumstances, net);

const trained = (rows: readonly Row[]): Net => train(rows, train(rows, START, LINEAR), NET);

/** Scores as the mean of two nets does. */
const mean = (a: Net, b: Net): Net => ({
  linear: a.linear.map((weight, f) => (weight + b.linear[f]!) / 2),
  hidden: [...a.hidden, ...b.hidden],
  output: [...a.output, ...b.output].map((weight) => weight / 2),
});

const [tools, data] = process.argv.slice(2);
if (tools === undefined || data === undefined) throw new Error("usage: tune-fit.ts TOOLS DATA");
const rows = (await Promise.all(SETS.map(([name, most]) => rowsOf(tools, data, name, most)))).flat();
const halves = [rows.filter((row) => row.half === 0), rows.filter((row) => row.half === 1)] as const;
const nets: Net[] = [];
const reports: string[] = [];
for (const [learn, test] of [halves, [halves[1], halves[0]]] as const) {
  nets.push(trained(learn));
  reports.push(table(test, by(nets.at(-1)!)));
  console.log(reports.at(-1));
}
const net = mean(nets[0]!, nets[1]!);
console.log("the mean of both, on all:", table(rows, by(net)));
const numbers = (list: readonly number[]) => `[${list.map((x) => Number(x.toFixed(3))).join(", ")}]`;
await writeFile(
  new URL("../src/core/select/weights.ts", import.meta.url),
  `// Written by scripts/tune-fit.ts; do not edit.
// biome-ignore-all lint/suspicious/noApproximativeNumericConstant: these numbers were trained
import type { Net } from "./relevance.ts";

/**
 * How much each feature of FEATURES counts: the mean of two nets, each trained on half of the documents of the evaluation
 * sets. Share of the gold text or of the answers kept at 256, 512, 1,024 and 2,048 tokens by each on the other half,
 * conversations before smoothing:
${reports.map((r) => ` *   ${r.split(" | ").join("\n *   ")}`).join("\n *\n")}
 */
export const RELEVANCE: Net = {
  linear: ${numbers(net.linear)},
  hidden: [
${net.hidden.map((h) => `    ${numbers(h)},`).join("\n")}
  ],
  output: ${numbers(net.output)},
};
`,
);
