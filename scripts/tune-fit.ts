// Chooses the weights of the question's ranking: node scripts/tune-fit.ts TOOLS DATA
// TOOLS is the folder of sets.mjs, DATA that of the evaluation sets. Trains on either half of the documents and reports
// on the other, then writes the mean of the two to src/core/select/weights.ts.
import { writeFile } from "node:fs/promises";
import { LENGTH_WEIGHT } from "../src/core/compress/choose/choose.ts";
import { FEATURES } from "../src/core/select/feature-list.ts";
import { type Net, scored } from "../src/core/select/relevance.ts";
import { type Row, rowsOf } from "./tune-data.ts";
import { type Training, train } from "./tune-net.ts";

const SETS: readonly (readonly [name: string, questions: number])[] = [
  ["chroma", 400],
  ["squad2", 500],
  ["nq20", 600],
  ["hotpot100", 100],
  ["qmsum", 240],
];
const BUDGETS = [256, 512, 1024, 2048];
const LINEAR: Training = { hidden: 0, rounds: 30, rate: 0.05, decay: 1e-4 };
const NET: Training = { hidden: 8, rounds: 20, rate: 0.01, decay: 3e-3 };
/** Where training begins: sentences by their surroundings, with equal weights. */
const START: Net = {
  linear: FEATURES.map((name) => (name === "own" ? 0.9 : name === "near" || name === "wide" ? 3 : 0)),
  hidden: [],
  output: [],
};

const trained = (rows: readonly Row[]): Net => train(rows, train(rows, START, LINEAR), NET);

/** Share of the answers or of the gold text that whole units keep at each budget. */
function kept(row: Row, net: Net): number[] {
  const scores = scored(row.features, row.circumstances, net);
  const key = scores.map((score, i) => score - LENGTH_WEIGHT * Math.log(row.tokens[i]!));
  const order = Uint32Array.from(key.keys()).sort((a, b) => key[b]! - key[a]! || a - b);
  return BUDGETS.map((budget) => {
    const taken = new Uint8Array(order.length);
    let left = budget;
    for (const i of order) {
      if (row.tokens[i]! > left) continue;
      taken[i] = 1;
      left -= row.tokens[i]!;
    }
    if (row.mode === "any") return row.answers.some((a) => a.length > 0 && a.every((i) => taken[i])) ? 1 : 0;
    return taken.reduce((sum, yes, i) => sum + (yes ? row.cover[i]! : 0), 0);
  });
}

function table(rows: readonly Row[], net: Net): string {
  return SETS.map(([set]) => {
    const mine = rows.filter((row) => row.set === set).map((row) => kept(row, net));
    const means = BUDGETS.map((_, j) => (100 * mine.reduce((sum, m) => sum + m[j]!, 0)) / mine.length);
    return `${set} ${means.map((m) => m.toFixed(1)).join(" ")}`;
  }).join(" | ");
}

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
  reports.push(table(test, nets.at(-1)!));
  console.log(reports.at(-1));
}
const net = mean(nets[0]!, nets[1]!);
console.log("the mean of both, on all:", table(rows, net));
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
