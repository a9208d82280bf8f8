import { Fitting } from "../../src/core/compress/fitting.ts";
import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import { corpus } from "./data.ts";
import type { Figure } from "./figures.ts";

const RUNS = 7;
const SHARE = 0.3;

/** Milliseconds of the first plan for a text, and of the next one for another budget; without a model, once warm. */
export async function fitSpeed(): Promise<{ figures: Figure[]; tables: string[] }> {
  const tokenizer = await loadTokenizer("o200k_base");
  const figures: Figure[] = [];
  for (const [tokens, first, next] of [
    [10_000, 120, 100],
    [128_000, 1500, 100],
  ] as const) {
    const document = tokenizer.open(corpus("english").repeat(Math.ceil(tokens / 20_000)));
    const text = document.text.slice(0, document.offsetOfToken(Math.min(tokens, document.tokens)));
    for (const query of ["", "What was said about the house?"]) {
      const times: number[][] = [[], []];
      for (let run = 0; run < RUNS; run++) {
        const fitting = new Fitting(text, { tokenizer, ...(query && { query }) });
        times[0]!.push(timed(() => fitting.plan({ budget: Math.floor(tokens * SHARE) })));
        times[1]!.push(timed(() => fitting.plan({ budget: Math.floor(tokens * SHARE * 0.95) })));
      }
      const what = `${tokens.toLocaleString("en-US")} tokens fitted, ${query === "" ? "nothing asked" : "with a question"}`;
      figures.push(
        { name: what, value: median(times[0]!), unit: "ms", atMost: first },
        { name: `${what}: another budget`, value: median(times[1]!), unit: "ms", atMost: next },
      );
    }
  }
  return { figures, tables: [] };
}

function timed(run: () => unknown): number {
  const begin = performance.now();
  run();
  return performance.now() - begin;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
