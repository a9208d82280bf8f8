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
const LETTER = /[\p{L}\p{N}]/gu;
const LOOKED_AT = 400;

function isPoor(text: string): boolean {
  if (POOR.test(text)) return true;
  LETTER.lastIndex = 0;
  for (let letters = 0; letters < FEWEST_LETTERS; letters++) if (!LETTER.test(text)) return true;
  return false;
}

/** One short, good unit of each of the best files. */
export function glimpsesOf({ pool, scores, costs }: RankedPool, budget: number): number[] {
  const { source, units, places, placeOf } = pool;
  const files = new Map<string, { best: number; readonly units: number[] }>();
  scores.forEach((score, unit) => {
    const { path } = places[placeOf[unit]!]!.candidate;
    const file = files.get(path) ?? { best: score, units: [] };
    files.set(path, file);
    file.best = Math.max(file.best, score);
    file.units.push(unit);
  });
  const textOf = (unit: number): string => {
    const { start, end } = units[unit]!;
    return source.text.slice(start, Math.min(end, start + LOOKED_AT));
  };
  const worth = (unit: number) => scores[unit]! - LENGTH * Math.log(Math.max(8, costs[unit]!.tokens));
  const most = Math.round((budget / TOKENS_A_FILE) ** (2 / 3));
  const glimpses: number[] = [];
  for (const file of [...files.values()].sort((a, b) => b.best - a.best)) {
    if (glimpses.length >= most) break;
    const best = file.units
      .map((unit) => [unit, worth(unit)] as const)
      .sort((a, b) => b[1] - a[1])
      .find(([unit]) => !isPoor(textOf(unit)));
    if (best !== undefined) glimpses.push(best[0]);
  }
  return glimpses;
}
