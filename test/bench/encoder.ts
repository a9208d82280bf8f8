import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { WordPiece } from "../../src/core/tokenizer/word-piece.ts";
import { UserError } from "../../src/core/user-error.ts";
import type { EncoderModel } from "../../src/node/inference/encoder-model.ts";
import { InferenceClient } from "../../src/node/inference/inference-client.ts";
import { openModel } from "../../src/node/inference/model-store.ts";
import { corpus } from "./data.ts";
import type { Figure } from "./figures.ts";

const root = path.resolve(import.meta.dirname, "../..");
const QUESTION = "How long does a customer have to return what was bought?";
const RUNS = 5;

/** What the built-in sentence encoder costs: its start, one question, English documentation sentence by sentence. */
export async function encoder(): Promise<{ figures: Figure[]; tables: string[] }> {
  const model = await openModel(path.join(root, "media/models/all-minilm-l6-v2"));
  if (model instanceof UserError) throw model;
  const sentences = corpus("english")
    .slice(0, 60_000)
    .split(/(?<=[.!?])\s+|\n+/)
    .filter((sentence) => sentence.trim() !== "");
  const tokens = tokensOf(model, sentences);
  const figures: Figure[] = [];
  for (const threads of [1, 2]) {
    const client = new InferenceClient({ model, threads, script: path.join(root, "dist/inference-process.js") });
    const of = threads === 1 ? "1 thread" : `${threads} threads`;
    const start = await milliseconds(() => client.encode([QUESTION]));
    const question = await best(() => client.encode([QUESTION]));
    const all = await best(() => client.encode(sentences));
    figures.push(
      { name: `First answer of a new process, ${of}`, value: start, unit: "ms" },
      { name: `One question, ${of}`, value: question, unit: "ms" },
      {
        name: `${sentences.length} sentences, ${tokens} tokens, ${of}`,
        value: (tokens / all) * 1000,
        unit: "tokens/s",
      },
      ...memoryOf(client.pid!, of),
    );
    client.dispose();
  }
  return { figures, tables: [] };
}

function tokensOf({ vocabulary, longest }: EncoderModel, texts: readonly string[]): number {
  const tokenizer = new WordPiece(readFileSync(vocabulary, "utf8").trimEnd().split("\n"));
  return texts.reduce((sum, text) => sum + 2 + tokenizer.encode(text, longest - 2).length, 0);
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

/** Of several runs the one that was disturbed least. */
async function best(work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) least = Math.min(least, await milliseconds(work));
  return least;
}

/** The most memory that a process has had, where the system tells. */
function memoryOf(pid: number, of: string): Figure[] {
  const file = `/proc/${pid}/status`;
  const most = existsSync(file) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(file, "utf8")) : null;
  return most === null ? [] : [{ name: `Most memory, ${of}`, value: Number(most[1]) / 1000, unit: "MB" }];
}
