// node measure-index.ts ROOT FILE: builds the index of ROOT in FILE, asks it, and prints what that took as JSON. A process
// of its own, so that its memory is the index's.
import { appendFileSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { indexTerms } from "../../src/core/select/index-terms.ts";
import { Selecting } from "../../src/core/select/selecting.ts";
import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import { UserError } from "../../src/core/user-error.ts";
import { WorkspaceIndex } from "../../src/node/index/workspace-index.ts";
import { InferenceClient } from "../../src/node/inference/inference-client.ts";
import { openModel } from "../../src/node/inference/model-store.ts";
import { dataFolder } from "./data.ts";

const [root, file] = process.argv.slice(2) as [string, string];
const project = path.resolve(import.meta.dirname, "../..");
const QUESTIONS = 200;
const SAVES = 30;
const FOUND = 200;
const SELECTED = 4000;
/** Questions that the model is asked about. */
const MEANINGS = 40;
const WARMING = 20;

function opened(): WorkspaceIndex {
  const index = WorkspaceIndex.open({ root, file });
  if (index instanceof UserError) throw index;
  return index;
}

function percentile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))]!;
}

const clock = () => performance.now();
/** Processor milliseconds: what the wall clock would say on a machine that does nothing else. */
const processor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
let index = opened();
let start = clock();
const cpu = process.cpuUsage();
const threads = process.env.THREADS === undefined ? {} : { threads: Number(process.env.THREADS) };
const report = await index.build(threads);
if (report instanceof UserError) throw report;
const buildSeconds = (clock() - start) / 1000;
const used = process.cpuUsage(cpu);
const buildMegabytes = process.resourceUsage().maxRSS / 1024;
const { files, chunks } = index;
index.close();

start = clock();
const startCpu = processor();
index = opened();
const reopenMs = clock() - start;
const reopenCpuMs = processor() - startCpu;
const firstAnswer = clock();
index.best([{ term: "server", weight: 1 }], FOUND);
const firstAnswerMs = clock() - firstAnswer;

const issues = readFileSync(path.join(dataFolder, "codeloc/issues.jsonl"), "utf8").split("\n").slice(0, QUESTIONS);
const times: number[] = [];
const cpuTimes: number[] = [];
for (const line of issues) {
  const { issue } = JSON.parse(line) as { issue: string };
  const question = issue.slice(0, 300);
  const before = clock();
  const beforeCpu = processor();
  const terms = [...new Set(indexTerms(question))];
  index.frequencies(terms);
  const found = index.best(
    terms.map((term) => ({ term, weight: 1 })),
    FOUND,
  );
  for (const name of new Set(found.slice(0, 40).map((one) => one.path))) index.open(name);
  times.push(clock() - before);
  cpuTimes.push(processor() - beforeCpu);
}

// All of a selection: the passages, the ranking of their lines and the choice.
const tokenizer = await loadTokenizer("o200k_base");
const selecting = new Selecting(index, { tokenizer });
const selectTimes: number[] = [];
for (const line of issues) {
  const { issue } = JSON.parse(line) as { issue: string };
  const before = clock();
  const selection = selecting.plan({ query: issue.slice(0, 300), budget: SELECTED });
  if (selection instanceof UserError || selection.tokens > SELECTED) throw selection;
  selectTimes.push(clock() - before);
}
// What is run for the first time is compiled meanwhile: a process that selects lives long.
selectTimes.splice(0, WARMING);

// The same with the model, of titles: of a longer question about code the words say enough, and it is not asked.
const model = await openModel(path.join(project, "media/models/all-minilm-l6-v2"));
if (model instanceof UserError) throw model;
const encoder = new InferenceClient({ model, script: path.join(project, "dist/inference-process.js") });
const meaningTimes: number[] = [];
for (const line of issues.slice(0, WARMING + MEANINGS)) {
  const { issue } = JSON.parse(line) as { issue: string };
  const wanted = { query: issue.split("\n", 1)[0]!.slice(0, 100), budget: SELECTED };
  const before = clock();
  const problem = await selecting.look(encoder, wanted);
  const selection = problem ?? selecting.plan(wanted);
  if (selection instanceof UserError || selection.tokens > SELECTED) throw selection;
  meaningTimes.push(clock() - before);
}
meaningTimes.splice(0, WARMING);
encoder.dispose();

const saves: number[] = [];
const cpuSaves: number[] = [];
const paths = [...index.paths()].filter((_, i) => i % 577 === 0).slice(0, SAVES);
await index.update(paths[0]!);
for (const [i, name] of paths.entries()) {
  // New in every run: the files keep what earlier runs have saved.
  const word = `fresh${[...`${Date.now()}${i}`].map((digit) => "bcdfghjklm"[Number(digit)]).join("")}`;
  appendFileSync(path.join(root, name), `\n${word}\n`);
  const before = clock();
  const beforeCpu = processor();
  await index.update(name);
  const [found] = index.best([{ term: indexTerms(word)[0]!, weight: 1 }], 1);
  if (found?.path !== name) throw new Error(`${name} was saved and is not found by ${word}`);
  saves.push(clock() - before);
  cpuSaves.push(processor() - beforeCpu);
}
const overlays: number[] = [];
for (const name of paths) {
  const before = clock();
  await index.update(name, `${readFileSync(path.join(root, name), "utf8")}\nunsavedword\n`);
  index.best([{ term: indexTerms("unsavedword")[0]!, weight: 1 }], 1);
  overlays.push(clock() - before);
}
index.close();

console.log(
  JSON.stringify({
    files,
    chunks,
    megabytes: report.bytesRead / 1e6,
    buildSeconds,
    buildCpuSeconds: (used.user + used.system) / 1e6,
    buildMegabytes,
    indexMegabytes: statSync(file).size / 1e6,
    reopenMs,
    firstAnswerMs,
    reopenCpuMs,
    questionCpuMs: { p50: percentile(cpuTimes, 0.5), p95: percentile(cpuTimes, 0.95) },
    questionMs: { p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
    meaningMs: { p50: percentile(meaningTimes, 0.5), p95: percentile(meaningTimes, 0.95) },
    selectMs: { p50: percentile(selectTimes, 0.5), p95: percentile(selectTimes, 0.95) },
    savedCpuMs: { p50: percentile(cpuSaves, 0.5), p95: percentile(cpuSaves, 0.95) },
    savedMs: { p50: percentile(saves, 0.5), p95: percentile(saves, 0.95) },
    unsavedMs: { p50: percentile(overlays, 0.5), p95: percentile(overlays, 0.95) },
  }),
);
