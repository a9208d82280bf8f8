import { readFileSync } from "node:fs";
import path from "node:path";
import { fit } from "../../src/core/compress/fit.ts";
import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import type { Tokenizer } from "../../src/core/tokenizer/tokenizer.ts";
import { UserError } from "../../src/core/user-error.ts";
import { corpus, dataFolder } from "../bench/data.ts";
import { partOf, randomFrom } from "./random.ts";
import type { Soaked } from "./run.ts";

const PAIRS = Number(process.env.SOAK_PAIRS ?? 100_000);
const SEED = Number(process.env.SOAK_SEED ?? 20_263);
/** A pair of a longer text would take the time of hundreds. */
const LONGEST = 12_000;
const LEAST_USE = 0.97;

/** Any text with any budget: never over, valid, its own count, and where it is refused the minimum that is named works. */
export async function fitPairs(): Promise<Soaked> {
  const tokenizer = await loadTokenizer("o200k_base");
  const random = randomFrom(SEED);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const sources = textSources();
  const failures: string[] = [];
  const used: number[] = [];
  for (let i = 0; i < PAIRS; i++) {
    const [kind, texts] = pick(sources);
    const text = slice(pick(texts), random);
    const tokens = tokenizer.count(text);
    const budget = 1 + Math.floor(random() * tokens * (random() < 0.1 ? 1.3 : 1));
    const query = random() < 0.4 ? pick(QUESTIONS) : "";
    try {
      const use = checked(text, budget, query, tokenizer);
      if (use !== undefined && tokens > budget) used.push(use);
    } catch (error) {
      failures.push(`pair ${i} (${kind}, budget ${budget}, "${query}"): ${(error as Error).message.slice(0, 200)}`);
    }
  }
  used.sort((a, b) => a - b);
  const median = used[used.length >> 1] ?? 1;
  console.log(`  median use of the budget ${(100 * median).toFixed(1)} % of ${used.length}`);
  if (median < LEAST_USE) failures.push(`the median use of the budget is below ${100 * LEAST_USE} %`);
  return { checked: PAIRS, failures };
}

/** The share of the budget that is used; undefined where it is too small. Throws where a law is broken. */
function checked(text: string, budget: number, query: string, tokenizer: Tokenizer): number | undefined {
  const plan = fit(text, { budget, query, tokenizer });
  if (plan instanceof UserError) {
    const { minimum, code } = plan;
    if (code !== "budget-too-small" || minimum === undefined || minimum <= budget) throw plan;
    const again = fit(text, { budget: minimum, query, tokenizer });
    if (again instanceof UserError) throw new Error(`the minimum ${minimum} does not work: ${again.message}`);
    if (tokenizer.count(again.text) > minimum) throw new Error(`over the minimum ${minimum}`);
    return undefined;
  }
  const tokens = tokenizer.count(plan.text);
  if (tokens > budget) throw new Error(`${tokens} tokens`);
  if (tokens !== plan.tokens) throw new Error(`says ${plan.tokens} tokens and has ${tokens}`);
  const sum = plan.pieces.reduce((total, piece) => total + piece.tokens, 0);
  if (sum !== plan.tokens) throw new Error(`pieces of ${sum} tokens in a text of ${tokens}`);
  if (plan.text.trim() === "" && text.trim() !== "") throw new Error("nothing is left");
  const isJson = /^\s*[[{]/.test(text) && isParsed(text);
  if (isJson && !isParsed(plan.text)) throw new Error("JSON became something else");
  return tokens / budget;
}

const isParsed = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const QUESTIONS = ["who?", "What must never be done?", "日本", "retry timeout", "How many tokens does an answer have?"];

function textSources(): [kind: string, texts: readonly string[]][] {
  const lines = <T>(file: string): T[] =>
    readFileSync(path.join(dataFolder, file), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const chats = lines<{ turns: [string, string][] }>("qmsum/documents.jsonl").map(({ turns }) =>
    JSON.stringify(
      turns
        .slice(0, 60)
        .map(([name, content], i) => ({ role: i === 0 ? "system" : i % 2 ? "user" : "assistant", name, content })),
      null,
      2,
    ),
  );
  return [
    ["prompt", lines<{ text: string }>("prompts/prompts.jsonl").map(({ text }) => text)],
    ["language", lines<{ text: string }>("udhr/udhr.jsonl").map(({ text }) => text)],
    ["article", lines<{ text: string }>("xquad/documents.jsonl").map(({ text }) => text)],
    ["English", [corpus("english")]],
    ["code", [corpus("code")]],
    ["mixed scripts", [corpus("cjk")]],
    ["chat", chats],
    ["record", lines<object>("nq20/passages.jsonl").map((record) => JSON.stringify(record))],
    ["one line", lines<{ text: string }>("squad2/documents.jsonl").map(({ text }) => text.replace(/\s+/g, " "))],
  ];
}

/** A part of a text, small ones more often; JSON and short texts whole. */
/** JSON is taken whole: a part of it would be none. */
function slice(text: string, random: () => number): string {
  return /^\s*[[{]/.test(text) ? text : partOf(text, LONGEST, random);
}
