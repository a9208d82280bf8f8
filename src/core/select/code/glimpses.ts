import type { RankedPool } from "../ranked-pool.ts";

/**
 * A change touches a file that the question does not speak of often enough to say so early: of so many of the best files
 * one short run of lines is shown first, the root of budget / TOKENS_A_FILE. Measured on all trees of codeloc with 60: 75 88 90
 * 93 % of the edited files at 1,024, 2,048, 4,096 and 8,192 tokens instead of 69 80 86 90, for 5, 0, 1 and 0 points of the
 * edited lines; with 45 another 1 to 2 points of the files.
 */
const TOKENS_A_FILE = 45;

/** What a glimpse loses for its tokens: their logarithm twice, as scores are twice a logarithm. */
const LENGTH = 2;

/** One short, good unit of each of the best files. */
export function glimpsesOf({ pool, scores, costs }: RankedPool, budget: number): number[] {
  const files = new Map<string, { best: number; glimpse: number; worth: number }>();
  scores.forEach((score, unit) => {
    const { path } = pool.places[pool.placeOf[unit]!]!.candidate;
    const worth = score - LENGTH * Math.log(Math.max(8, costs[unit]!.tokens));
    const file = files.get(path);
    if (file === undefined) files.set(path, { best: score, glimpse: unit, worth });
    else {
      file.best = Math.max(file.best, score);
      if (worth > file.worth) Object.assign(file, { glimpse: unit, worth });
    }
  });
  const most = Math.round(Math.sqrt(budget / TOKENS_A_FILE));
  return [...files.values()]
    .sort((a, b) => b.best - a.best)
    .slice(0, most)
    .map(({ glimpse }) => glimpse);
}
