// Chooses the weights of the second ranking: node scripts/tune-select.ts TOOLS DATA
// TOOLS is the folder of sets.mjs, DATA that of the evaluation sets. Trains on either half of the documents and reports on
// the other, then writes the mean of the two to src/core/select/second/second-weights.ts.
import { writeFile } from "node:fs/promises";
import { bestFirst } from "../src/core/compress/choose/choose.ts";
import { FEATURE_COUNT } from "../src/core/select/feature-list.ts";
import { scored } from "../src/core/select/relevance.ts";
import { CosineLook } from "../src/core/select/second/cosines.ts";
import { linearScores, SECOND_FEATURES, secondFeatures } from "../src/core/select/second/second-features.ts";
import { RELEVANCE } from "../src/core/select/weights.ts";
import { UserError } from "../src/core/user-error.ts";
import { BUILT_IN_ENCODER } from "../src/node/inference/built-in-encoder.ts";
import { installation, openEncoder } from "../src/node/inference/installed.ts";
import { type Row, rowsOf } from "./tune-data.ts";
import { trainLinear } from "./tune-linear.ts";
import { table } from "./tune-table.ts";

/** Conversations are left to the first ranking, which is smoothed along them. */
const QUESTIONS: readonly (readonly [set: string, questions: number])[] = [
  ["chroma", 400],
  ["squad2", 1_400],
  ["nq20", 600],
  ["hotpot100", 50],
];

/** What the weights are before training: of FEATURES first, of these and what is added to them then. */
const START = 0.3;
const COSINES_START = SECOND_FEATURES.map((name) => (["own", "near", "passage"].includes(name) ? 0.6 : 0));

const [tools, data] = process.argv.slice(2);
if (tools === undefined || data === undefined) throw new Error("usage: tune-select.ts TOOLS DATA");
const encoder = await openEncoder(BUILT_IN_ENCODER, installation());
if (encoder instanceof UserError) throw encoder;
const rows: Row[] = [];
const matrices = new Map<Row, Float32Array>();
for (const [set, questions] of QUESTIONS) {
  for (const row of await rowsOf(tools, data, set, questions)) {
    const first = scored(row.features, row.circumstances, RELEVANCE);
    const candidates = Array.from(row.tokens, (tokens) => ({ tokens, needs: [] }));
    const look = new CosineLook(row.question, encoder);
    await look.look(row, bestFirst(first, candidates), 0);
    rows.push(row);
    matrices.set(row, secondFeatures(row.spans, row.query, row.features, look.of(row.units)));
  }
  console.log(`read ${set}`);
}
encoder.dispose();

const matrixOf = (row: Row) => matrices.get(row)!;
const by = (weights: readonly number[]) => (row: Row) => linearScores(matrixOf(row), weights);
const halves = [0, 1].map((half) => rows.filter((row) => row.half === half));
const found: number[][] = [];
const reports: string[] = [];
for (const [learn, test] of [halves, halves.toReversed()] as [Row[], Row[]][]) {
  const features = trainLinear(learn, (row) => row.features, linearScores, Array(FEATURE_COUNT).fill(START));
  const weights = trainLinear(learn, matrixOf, linearScores, [...COSINES_START, ...features]);
  found.push(weights);
  const first = (row: Row) => scored(row.features, row.circumstances, RELEVANCE);
  reports.push(`second ranking | ${table(test, by(weights))}`, `first ranking | ${table(test, first)}`);
  console.log(reports.slice(-2).join("\n"));
}
const mean = found[0]!.map((weight, f) => Number(((weight + found[1]![f]!) / 2).toFixed(3)));
await writeFile(
  new URL("../src/core/select/second/second-weights.ts", import.meta.url),
  `// Written by scripts/tune-select.ts; do not edit.

/**
 * How much each feature of the second ranking counts: the mean of two trainings, each on half of the documents of the
 * evaluation sets. Share of the gold text or of the answers kept at 256, 512, 1,024 and 2,048 tokens by each on the other
 * half, and there by the first ranking alone:
${reports.map((r) => ` *   ${r.split(" | ").join("\n *     ")}`).join("\n")}
 */
export const SECOND: readonly number[] = [${mean.join(", ")}];
`,
);
