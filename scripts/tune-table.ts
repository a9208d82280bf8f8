// What a way of scoring keeps of the evaluation sets, as a line of figures.
import { LENGTH_WEIGHT } from "../src/core/compress/choose/choose.ts";
import type { Row } from "./tune-data.ts";

/** The sets, and about how many of their questions are asked. */
export const SETS: readonly (readonly [name: string, questions: number])[] = [
  ["chroma", 400],
  ["squad2", 500],
  ["nq20", 600],
  ["hotpot100", 100],
  ["qmsum", 240],
];

const BUDGETS = [256, 512, 1024, 2048];

/** Share of the answers or of the gold text that whole units keep at each budget. */
function kept(row: Row, scores: Float32Array): number[] {
  const key = scores.map((score, i) => score - LENGTH_WEIGHT * Math.log(row.tokens[i]!));
  const order = Uint32Array.from(key.keys()).sort((a, b) => key[b]! - key[a]! || a - b);
  return BUDGETS.map((budget) => {
    const taken = new Uint8Array(order.length);
    let left = budget;
    for (const i of order) {
      if (row.tokens[i]! > left) continue;
      taken[i] = 1;
      left -= row.tokens[i]!;
    }
    if (row.mode === "any") return row.answers.some((a) => a.length > 0 && a.every((i) => taken[i])) ? 1 : 0;
    return taken.reduce((sum, yes, i) => sum + (yes ? row.cover[i]! : 0), 0);
  });
}

/** Mean shares, per cent, for each set and budget. */
export function shares(rows: readonly Row[], score: (row: Row) => Float32Array): Map<string, number[]> {
  return new Map(
    SETS.filter(([set]) => rows.some((row) => row.set === set)).map(([set]) => {
      const mine = rows.filter((row) => row.set === set).map((row) => kept(row, score(row)));
      return [set, BUDGETS.map((_, j) => (100 * mine.reduce((sum, m) => sum + m[j]!, 0)) / Math.max(1, mine.length))];
    }),
  );
}

export function table(rows: readonly Row[], score: (row: Row) => Float32Array): string {
  const figures = (means: readonly number[]) => means.map((mean) => mean.toFixed(1)).join(" ");
  return Array.from(shares(rows, score), ([set, means]) => `${set} ${figures(means)}`).join(" | ");
}
