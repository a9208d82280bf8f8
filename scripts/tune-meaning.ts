// Chooses how much meaning counts beside words in conversations: node scripts/tune-meaning.ts TOOLS DATA
// TOOLS is the folder of sets.mjs, DATA that of the evaluation sets. Chooses the weight of the cosine on either half of the
// meetings of qmsum, by the mean at the two small budgets, and reports on the other; writes the mean of the two choices
// to src/core/select/meaning-weights.ts.
import { writeFile } from "node:fs/promises";
import { bestFirst } from "../src/core/compress/choose/choose.ts";
import { scored } from "../src/core/select/relevance.ts";
import { withMeaning } from "../src/core/select/second/by-meaning.ts";
import { CosineLook, type Cosines } from "../src/core/select/second/cosines.ts";
import { smoothed } from "../src/core/select/smooth.ts";
import { RELEVANCE } from "../src/core/select/weights.ts";
import { UserError } from "../src/core/user-error.ts";
import { BUILT_IN_ENCODER } from "../src/node/inference/built-in-encoder.ts";
import { installation, openEncoder } from "../src/node/inference/installed.ts";
import { type Row, rowsOf } from "./tune-data.ts";
import { shares, table } from "./tune-table.ts";

const WEIGHTS = [0, 1, 2, 3, 4, 5, 6, 8, 10];

const [tools, data] = process.argv.slice(2);
if (tools === undefined || data === undefined) throw new Error("usage: tune-meaning.ts TOOLS DATA");
const encoder = await openEncoder(BUILT_IN_ENCODER, installation());
if (encoder instanceof UserError) throw encoder;
const rows = await rowsOf(tools, data, "qmsum", 240);
const words = new Map(rows.map((row) => [row, scored(row.features, row.circumstances, RELEVANCE)]));
const cosines = new Map<Row, Cosines>();
for (const [row, scores] of words) {
  const look = new CosineLook(row.question, encoder);
  const candidates = Array.from(row.tokens, (tokens) => ({ tokens, needs: [] }));
  await look.look(row, bestFirst(scores, candidates), 0);
  cosines.set(row, look.of(row.units));
}
encoder.dispose();

const by = (weight: number) => (row: Row) => smoothed(withMeaning(words.get(row)!, cosines.get(row)!, weight));
const worth = (some: readonly Row[], weight: number): number => {
  const means = [...shares(some, by(weight)).values()];
  return means.reduce((sum, [small = 0, next = 0]) => sum + small + next, 0);
};
const halves = [0, 1].map((half) => rows.filter((row) => row.half === half));
const chosen: number[] = [];
const reports: string[] = [];
for (const [learn, test] of [halves, halves.toReversed()] as [Row[], Row[]][]) {
  const weight = WEIGHTS.reduce((best, one) => (worth(learn, one) > worth(learn, best) ? one : best), 0);
  chosen.push(weight);
  reports.push(`weight ${weight} | ${table(test, by(weight))}`, `by words alone | ${table(test, by(0))}`);
  console.log(reports.slice(-2).join("\n"));
}
const cosine = chosen.reduce((sum, weight) => sum + weight, 0) / chosen.length;
await writeFile(
  new URL("../src/core/select/meaning-weights.ts", import.meta.url),
  `// Written by scripts/tune-meaning.ts; do not edit.

/**
 * What is added to the log-odds of a unit for each point of its cosine with the question: the mean of what was best on two
 * halves of the meetings of qmsum. Share of the gold text kept at 256, 512, 1,024 and 2,048 tokens by each on the other
 * half, and there by words alone:
${reports.map((r) => ` *   ${r.split(" | ").join("\n *     ")}`).join("\n")}
 */
export const COSINE_WEIGHT = ${cosine};
`,
);
