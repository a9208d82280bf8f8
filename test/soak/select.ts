import { readFileSync } from "node:fs";
import path from "node:path";
import type { Candidate } from "../../src/core/select/candidate.ts";
import type { ChunkIndex } from "../../src/core/select/chunk-index.ts";
import { MemoryIndex } from "../../src/core/select/memory-index.ts";
import { HEADERS, PIECE_ORDERS, type SelectingOptions, type Wanted } from "../../src/core/select/options.ts";
import { Selecting } from "../../src/core/select/selecting.ts";
import { SELECTOR_NAMES } from "../../src/core/select/selectors/selectors.ts";
import { structureChunker } from "../../src/core/select/structure-chunker.ts";
import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import { UserError } from "../../src/core/user-error.ts";
import { corpus, dataFolder } from "../bench/data.ts";
import { partOf, randomFrom } from "./random.ts";
import type { Soaked } from "./run.ts";

const REQUESTS = Number(process.env.SOAK_REQUESTS ?? 20_000);
const SEED = Number(process.env.SOAK_SEED ?? 20_264);
/** Requests to the same files: as many as a person may ask of a workspace before it changes. */
const REQUESTS_A_POOL = 20;
/** Longest part of a text that becomes a file, and most files. */
const LONGEST = 12_000;
const MOST_FILES = 24;
const LEAST_USE = 0.97;

/** Any files with any question, budget and options: never over, its own count, and where it is refused the minimum works. */
export async function selections(): Promise<Soaked> {
  const tokenizer = await loadTokenizer("o200k_base");
  const random = randomFrom(SEED);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const sources = textSources();
  const failures: string[] = [];
  const used: number[] = [];
  for (let i = 0; i < REQUESTS; ) {
    const files = poolOf(sources, random, pick);
    const index = new MemoryIndex(files, structureChunker);
    const tokens = files.reduce((sum, { text }) => sum + tokenizer.count(text), 0);
    for (let k = 0; k < REQUESTS_A_POOL && i < REQUESTS; k++, i++) {
      const options = {
        tokenizer,
        selector: pick(SELECTOR_NAMES),
        headers: pick(HEADERS),
        order: pick(PIECE_ORDERS),
      };
      // Small budgets more often: they are the hard ones.
      const budget = 1 + Math.floor(random() ** 3 * tokens * 1.3);
      const query = random() < 0.5 ? pick(QUESTIONS) : phraseOf(pick(files).text, random);
      const narrowed = random() < 0.2 ? { paths: [pick(files).path] } : {};
      try {
        const use = checked(index, options, { query, budget, ...narrowed });
        // With this much room there may be nothing left to take.
        if (use !== undefined && budget < tokens / 2 && !("paths" in narrowed)) used.push(use);
      } catch (error) {
        const { selector, headers, order } = options;
        const asked = `${selector}, ${headers}, ${order}, budget ${budget} of ${tokens}, ${JSON.stringify(query)}`;
        failures.push(`request ${i} (${asked}): ${(error as Error).message.slice(0, 200)}`);
      }
    }
  }
  used.sort((a, b) => a - b);
  const median = used[used.length >> 1] ?? 1;
  console.log(`  median use of the budget ${(100 * median).toFixed(1)} % of ${used.length}`);
  if (median < LEAST_USE) failures.push(`the median use of the budget is below ${100 * LEAST_USE} %`);
  return { checked: REQUESTS, failures };
}

/** The share of the budget that is used; undefined where it is too small. Throws where a law is broken. */
function checked(index: ChunkIndex, options: SelectingOptions, wanted: Wanted): number | undefined {
  const { tokenizer } = options;
  const plan = new Selecting(index, options).plan(wanted);
  if (plan instanceof UserError) {
    const { minimum, code } = plan;
    if (code !== "budget-too-small" || minimum === undefined || minimum <= wanted.budget) throw plan;
    const again = new Selecting(index, options).plan({ ...wanted, budget: minimum });
    if (again instanceof UserError) throw new Error(`the minimum ${minimum} does not work: ${again.message}`);
    if (tokenizer.count(again.text) > minimum) throw new Error(`over the minimum ${minimum}`);
    return undefined;
  }
  const tokens = tokenizer.count(plan.text);
  if (tokens > wanted.budget) throw new Error(`${tokens} tokens`);
  if (tokens !== plan.tokens) throw new Error(`says ${plan.tokens} tokens and has ${tokens}`);
  for (const { path: of, start, end, kept } of plan.pieces) {
    const text = index.open(of!)?.text ?? "";
    if (wanted.paths !== undefined && !wanted.paths.includes(of!)) throw new Error(`${of} was not asked for`);
    for (const [from, to] of kept ?? [[start, end]])
      if (!plan.text.includes(text.slice(from, to))) throw new Error(`${of} ${from}-${to} is said to be kept`);
  }
  return tokens / wanted.budget;
}

const QUESTIONS = [
  "who?",
  "What must never be done, and why?",
  "日本",
  "retry timeout",
  "How many tokens does an answer have?",
  "TypeError: Cannot read properties of undefined (reading 'length')\n    at load (src/load.ts:12:7)",
];

type Pick = <T>(list: readonly T[]) => T;
type Sources = readonly (readonly [extension: string, texts: readonly string[]])[];

/** Files of one kind, or of many. */
function poolOf(sources: Sources, random: () => number, pick: Pick): Candidate[] {
  const [kind, mixed] = [pick(sources), random() < 0.5];
  return Array.from({ length: 1 + Math.floor(random() ** 2 * MOST_FILES) }, (_, i) => {
    const [extension, texts] = mixed ? pick(sources) : kind;
    return { path: `part-${i % 3}/file-${i}.${extension}`, text: partOf(pick(texts), LONGEST, random) };
  });
}

/** Some words as they stand in a text. */
function phraseOf(text: string, random: () => number): string {
  const start = Math.floor(random() * text.length);
  const phrase = text.slice(start, start + 10 + Math.floor(random() * 80)).trim();
  return phrase === "" ? "?" : phrase;
}

/** A part of a text, small ones more often. */
function textSources(): Sources {
  const lines = <T>(file: string): T[] =>
    readFileSync(path.join(dataFolder, file), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const texts = (file: string): string[] => lines<{ text: string }>(file).map(({ text }) => text);
  const meetings = lines<{ turns: [string, string][] }>("qmsum/documents.jsonl").map(({ turns }) =>
    turns.map(([name, said]) => `${name}: ${said}`).join("\n"),
  );
  const blobs = texts("codeloc/blobs.jsonl");
  return [
    ["md", texts("prompts/prompts.jsonl")],
    ["txt", texts("udhr/udhr.jsonl")],
    ["txt", texts("xquad/documents.jsonl")],
    ["md", [corpus("english")]],
    ["ts", [corpus("code")]],
    ["txt", [corpus("cjk")]],
    ["txt", meetings],
    ["json", lines<object>("nq20/passages.jsonl").map((record) => JSON.stringify(record, null, 2))],
    ["py", lines<{ code: string }>("cosqa/functions.jsonl").map(({ code }) => code)],
    ...["py", "go", "ts", "rs", "md"].map((extension) => [extension, blobs] as const),
    ["txt", texts("squad2/documents.jsonl").map((text) => text.replace(/\s+/g, " "))],
  ];
}
