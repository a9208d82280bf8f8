import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { EXEC_ARGV } from "../../src/node/threads/serving-process.ts";
import { type Figure, table } from "./figures.ts";
import { generateWorkspace } from "./generated-workspace.ts";

const FILES = 20_000;
/** So many files have 500,000 chunks. */
const ASKED_FILES = 13_500;
/** From the smallest to all of the workspace: times 1, 4, 16 and 64, and what questions are held against. */
const SIZES = [FILES / 64, FILES / 16, FILES / 4, ASKED_FILES, FILES];
const MOST_OUTPUT = 1_000_000;

interface Percentiles {
  readonly p50: number;
  readonly p95: number;
}

/** What measure-index.ts prints. */
interface Measured {
  readonly files: number;
  readonly chunks: number;
  readonly megabytes: number;
  readonly buildSeconds: number;
  readonly buildMegabytes: number;
  readonly indexMegabytes: number;
  readonly reopenMs: number;
  readonly questionMs: Percentiles;
  readonly selectMs: Percentiles;
  readonly meaningMs: Percentiles;
  readonly savedMs: Percentiles;
}

/** What the index of a workspace costs: to build, to ask, to open again and to keep current, as the workspace grows. */
export async function indexing(): Promise<{ figures: Figure[]; tables: string[] }> {
  const measured: Measured[] = [];
  for (const files of SIZES) measured.push(await measure(Math.round(files)));
  const number = (value: number, digits = 0) => value.toLocaleString("en-US", { maximumFractionDigits: digits });
  const rows = measured.map((one) => [
    number(one.files),
    `${number(one.megabytes, 1)} MB`,
    number(one.chunks),
    `${number(one.buildSeconds, 1)} s`,
    `${number(one.buildMegabytes)} MB`,
    `${number(one.indexMegabytes, 1)} MB`,
    `${number(one.questionMs.p50, 1)} / ${number(one.questionMs.p95, 1)} ms`,
    `${number(one.selectMs.p50)} / ${number(one.selectMs.p95)} ms`,
    `${number(one.meaningMs.p50)} / ${number(one.meaningMs.p95)} ms`,
    `${number(one.savedMs.p95, 1)} ms`,
    `${number(one.reopenMs)} ms`,
  ]);
  const head = [
    "files",
    "text",
    "chunks",
    "built in",
    "memory",
    "index",
    "question p50 / p95",
    "4,000 tokens selected p50 / p95",
    "with the model",
    "saved file p95",
    "reopened in",
  ];
  const all = measured.at(-1)!;
  const asked = measured[SIZES.indexOf(ASKED_FILES)]!;
  const of = `${number(all.files)} files, ${number(all.chunks)} chunks`;
  const among = `of ${number(asked.chunks)} chunks`;
  return {
    figures: [
      { name: `First index of ${of}`, value: all.buildSeconds, unit: "s", atMost: 180 },
      { name: "Most memory while it is built", value: all.buildMegabytes, unit: "MB", atMost: 400 },
      { name: `Passages ${among} found for a question, p95`, value: asked.questionMs.p95, unit: "ms", atMost: 150 },
      { name: `4,000 tokens ${among} selected by words, p95`, value: asked.selectMs.p95, unit: "ms", atMost: 150 },
      {
        name: "The same with the model, of a short question, p95",
        value: asked.meaningMs.p95,
        unit: "ms",
        atMost: 600,
      },
      { name: "A saved file found, p95", value: all.savedMs.p95, unit: "ms", atMost: 100 },
      { name: "Opened again", value: all.reopenMs, unit: "ms", atMost: 200 },
    ],
    tables: [table(head, rows)],
  };
}

async function measure(files: number): Promise<Measured> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "prompt-budget-index-"));
  try {
    const root = path.join(folder, "workspace");
    await generateWorkspace(root, files);
    const script = path.join(import.meta.dirname, "measure-index.ts");
    const args = [...EXEC_ARGV, script, root, path.join(folder, "index.sqlite")];
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: MOST_OUTPUT });
    return JSON.parse(stdout) as Measured;
  } finally {
    await rm(folder, { recursive: true });
  }
}
