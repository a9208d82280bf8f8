import { type Figure, ratio, table } from "./figures.ts";
import { peers } from "./peers.ts";
import { measure, median } from "./report.ts";
import { pathological } from "./texts.ts";

interface Throughput {
  readonly load: number;
  readonly cold: number;
  readonly warm: number;
  readonly tokens: number;
}

/** Throughput, pathological pieces, keystrokes, loading and memory, each in processes of their own, o200k_base. */
export async function counting(): Promise<{ figures: Figure[]; tables: string[] }> {
  const speed = await throughput();
  const stuck = await pathologicalPieces();
  const own = await ownFigures();
  return { figures: [...speed.figures, ...stuck.figures, ...own], tables: [speed.table, stuck.table] };
}

async function throughput() {
  const texts = ["english", "code", "cjk"] as const;
  const results = new Map<string, Throughput>();
  for (const text of texts)
    for (const peer of peers) {
      const result = await measure<Throughput>("measure-throughput.ts", [peer.name, text]);
      if (result) results.set(`${peer.name} ${text}`, result);
    }
  const of = (name: string, text: string) => results.get(`${name} ${text}`);
  for (const text of texts) {
    const counts = new Set(peers.map((peer) => of(peer.name, text)?.tokens));
    if (counts.size !== 1) throw new Error(`The libraries disagree on ${text}: ${[...counts].join(", ")}`);
  }
  const ours = (text: string) => of("prompt-budget", text) as Throughput;
  const theirs = (name: string, text: string) => of(name, text) as Throughput;
  const figures = [
    ratio("English, cold, over js-tiktoken", ours("english").cold / theirs("js-tiktoken", "english").cold, 20),
    ratio("English, cold, over gpt-tokenizer", ours("english").cold / theirs("gpt-tokenizer", "english").cold, 2.5),
    ratio("English, warm, over gpt-tokenizer", ours("english").warm / theirs("gpt-tokenizer", "english").warm, 4),
    ratio("Code, cold, over js-tiktoken", ours("code").cold / theirs("js-tiktoken", "code").cold, 15),
    ratio("Code, warm, over gpt-tokenizer", ours("code").warm / theirs("gpt-tokenizer", "code").warm, 4),
  ];
  const head = ["MB/s, cold / warm", "English 5 MB", "code 5 MB", "CJK 1 MB", "load"];
  const rows = peers.map((peer) => [
    peer.name,
    ...texts.map((text) => `${theirs(peer.name, text).cold.toFixed(1)} / ${theirs(peer.name, text).warm.toFixed(1)}`),
    `${theirs(peer.name, "english").load.toFixed(0)} ms`,
  ]);
  return { figures, table: table(head, rows) };
}

async function pathologicalPieces() {
  const kinds = Object.keys(pathological);
  const patience = 15_000;
  const rows: string[][] = [];
  const figures: Figure[] = [];
  for (const peer of peers) {
    const row = [peer.name];
    for (const kind of kinds) {
      const measured = peer.name === "prompt-budget" ? median : measure;
      const result = await measured<{ milliseconds: number }>("measure-pathological.ts", [peer.name, kind], patience);
      row.push(result ? `${result.milliseconds.toFixed(0)} ms` : `over ${patience / 1000} s`);
      if (peer.name === "prompt-budget")
        figures.push({ name: `200 KB of ${kind}`, value: result?.milliseconds ?? patience, unit: "ms", atMost: 150 });
    }
    rows.push(row);
  }
  return { figures, table: table(["200 KB of", ...kinds], rows) };
}

async function ownFigures(): Promise<Figure[]> {
  type Strokes = { p50: number; p99: number; max: number };
  const five = (await median<Strokes>("measure-keystroke.ts", ["5"])) as Strokes;
  const one = (await median<Strokes>("measure-keystroke.ts", ["1"])) as Strokes;
  const figures: Figure[] = [
    { name: "Keystroke in 5 MB, p50", value: five.p50, unit: "µs", atMost: 50 },
    { name: "Keystroke in 5 MB, p99", value: five.p99, unit: "µs", atMost: 250 },
    { name: "Keystroke, 5 MB over 1 MB, p50", value: five.p50 / one.p50, unit: "times", atMost: 1.3 },
  ];
  for (const kind of Object.keys(pathological)) {
    const inside = await median<Strokes>("measure-keystroke.ts", ["1", kind]);
    figures.push({
      name: `Keystroke inside 200 KB of ${kind}, p99`,
      value: (inside?.p99 ?? 0) / 1000,
      unit: "ms",
      atMost: 5,
    });
  }
  for (const name of ["o200k_base", "cl100k_base", "llama3", "qwen3", "deepseek_v3"]) {
    const load = await median<{ milliseconds: number }>("measure-load.ts", [name]);
    figures.push({ name: `Loading ${name}`, value: load?.milliseconds ?? 0, unit: "ms", atMost: 150 });
  }
  const empty = await median<{ bytes: number }>("measure-memory.ts", ["empty"]);
  const full = await median<{ bytes: number }>("measure-memory.ts", ["full"]);
  const added = ((full?.bytes ?? 0) - (empty?.bytes ?? 0)) / 2 ** 20;
  figures.push({
    name: "Memory of a worker with a 5 MB document, over an empty one",
    value: added,
    unit: "MB",
    atMost: 120,
  });
  return figures;
}
