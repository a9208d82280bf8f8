import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Plan, Range } from "../../src/core/plan/plan.ts";
import type { Tokenizer } from "../../src/core/tokenizer/tokenizer.ts";
import { bm25Chunks, headOf } from "./cutters.ts";
import { dataFolder } from "./data.ts";
import { type Figure, table } from "./figures.ts";

interface Question {
  readonly doc: string;
  readonly question: string;
}

const BUDGETS = [256, 512, 1024, 2048];
const SETS = ["chroma", "squad2", "nq20", "hotpot100", "qmsum"];
const QUESTIONS = 100;

/** Keeps ranges of a text within a budget for a question. */
type Cutter = (text: string, budget: number, question: string) => { kept: readonly Range[]; tokens: number };

/**
 * Whole documents fitted with a question: share of the gold text, or of the answers, that survives verbatim at four
 * budgets, beside what other tools do: keep the beginning, or pack the best chunks of 100 tokens by BM25.
 */
export async function fitting(): Promise<{ figures: Figure[]; tables: string[] }> {
  const { load, sample, merge, value } = await import(pathToFileURL(path.join(dataFolder, "../tools/sets.mjs")).href);
  const { fit, loadTokenizer } = await import(new URL("../../dist/core.js", import.meta.url).href);
  const tokenizer: Tokenizer = await loadTokenizer("o200k_base");
  const used: number[] = [];
  let over = 0;
  const cutters: Record<string, Cutter> = {
    "prompt-budget": (text, budget, query) => {
      const plan: Plan = fit(text, { budget, query, tokenizer });
      const tokens = tokenizer.count(plan.text);
      if (tokens > budget) over++;
      if (plan.before > budget) used.push(tokens / budget);
      return {
        kept: plan.pieces.flatMap(
          ({ start, end, level, kept }) => kept ?? (level === "full" || level === "lossless" ? [[start, end]] : []),
        ),
        tokens,
      };
    },
    "BM25, chunks of 100 tokens": (text, budget, question) => bm25Chunks(text, budget, question, tokenizer),
    "the beginning": (text, budget) => headOf(text, budget, tokenizer),
  };
  const rows: string[][] = [];
  for (const [name, cut] of Object.entries(cutters)) {
    const row = [name];
    const begin = performance.now();
    for (const set of SETS) {
      const { docs, questions, mode } = load(dataFolder, set);
      const asked: Question[] = sample(questions, QUESTIONS);
      const shares = BUDGETS.map((budget) => {
        const kept = asked.map((q) => value(merge(cut(docs.get(q.doc), budget, q.question).kept), q, mode) as number);
        return (100 * kept.reduce((a, b) => a + b, 0)) / kept.length;
      });
      row.push(shares.map((share) => share.toFixed(0)).join(" "));
    }
    const each = (performance.now() - begin) / (SETS.length * QUESTIONS * BUDGETS.length);
    rows.push([...row, `${each.toFixed(0)} ms`]);
  }
  used.sort((a, b) => a - b);
  const figures: Figure[] = [
    { name: "Fitted texts over their budget", value: over, unit: "", atMost: 0 },
    { name: "Median use of the budget", value: 100 * (used[used.length >> 1] ?? 0), unit: "%", atLeast: 97 },
  ];
  return { figures, tables: [table(["% kept at 256, 512, 1,024, 2,048 tokens", ...SETS, "each"], rows)] };
}
