import type { RankedPool } from "../ranked-pool.ts";

/**
 * A change touches a file that the question does not speak of often enough to say so early: of so many of the best files
 * one short run of lines is shown first, budget / TOKENS_A_FILE to the power of two thirds.
 * Measured on all 38 trees of codeloc, by which it was chosen, at 1,024, 2,048, 4,096 and 8,192 tokens: 87 87 92 96 % of the
 * edited files are found and 45 57 64 75 % of the edited lines kept; with its square root over 45 in place of this 81 87 87 92
 * and 45 57 65 77.
 */
const TOKENS_A_FILE = 55;

/** What a glimpse loses for its tokens: their logarithm twice, as scores are twice a logarithm. */
const LENGTH = 2;

/** Lines that say little of their file: what it imports, a bracket, the beginning of something long. */
const POOR = /^\s*(?:import\b|from\b|export (?:\*|\{[^}]*\}) from|#include\b|using\b|package\b|require\b)|[=([{]\s*$/;
const FEWEST_LETTERS = 25;
const LOOKED_AT = 400;

function isPoor(text: string): boolean {
  return POOR.test(text) || text.replace(/[^\p{L}\p{N}]/gu, "").length < FEWEST_LETTERS;
}

/** One short, good unit of each of the best files. */
export function glimpsesOf({ pool, scores, costs }: RankedPool, budget: number): number[] {
  const files = new Map<string, { best: number; glimpse: number; worth: number }>();
  const start = (unit: number) => pool.units[unit]!.start;
  const end = (unit: number) => pool.units[unit]!.end;
  scores.forEach((score, unit) => {
    const { path } = pool.places[pool.placeOf[unit]!]!.candidate;
    if (isPoor(pool.source.text.slice(start(unit), Math.min(end(unit), start(unit) + LOOKED_AT)))) return;
    const worth = score - LENGTH * Math.log(Math.max(8, costs[unit]!.tokens));
    const file = files.get(path);
    if (file === undefined) files.set(path, { best: score, glimpse: unit, worth });
    else {
      file.best = Math.max(file.best, score);
      if (worth > file.worth) Object.assign(file, { glimpse: unit, worth });
    }
  });
  const most = Math.round((budget / TOKENS_A_FILE) ** (2 / 3));
  return [...files.values()]
    .sort((a, b) => b.best - a.best)
    .slice(0, most)
    .map(({ glimpse }) => glimpse);
}
