import type { Range } from "../../plan/plan.ts";
import type { Pool } from "../pool/pool.ts";
import { SHORT_QUESTION } from "./code-weights.ts";
import { definitionsOf, namesIn } from "./named-definitions.ts";
import { rangeOfLine } from "./named-lines.ts";

/** Added to the score of a line that the question names: more than words can be worth. */
const LINE = 14;
/** Added to the score of a definition that it names. */
const DEFINITION = 8;
/** Less is added with the characters between, and nothing so far away. */
const NEAR = 600;

/**
 * What units are worth beside their scores because a question names them: the lines of files that a stack trace lists, with
 * what is around them, and the definitions of functions and types that it calls by name, with what follows.
 */
export function namedUnits(
  pool: Pool,
  question: string,
  lines: ReadonlyMap<string, readonly number[]>,
): Map<number, number> {
  // A long report names much that it is not about: of codeloc 30 % of the edited lines were kept at 1,024 tokens, not 45.
  const isShort = question.trim().split(/\s+/).length <= SHORT_QUESTION;
  const names = isShort ? namesIn(question) : [];
  const worth = new Map<number, number>();
  if (names.length === 0 && lines.size === 0) return worth;
  const { places, placeOf, units } = pool;
  const around: Range[][] = [];
  const after: number[][] = [];
  for (const { candidate, start, end, at, isCode } of places) {
    const { path, text } = candidate;
    const ranges = (lines.get(path) ?? []).flatMap((line): Range[] => {
      const range = rangeOfLine(text, line);
      return range === undefined || range[0] < start || range[0] >= end ? [] : [range];
    });
    around.push(ranges.map(([from, to]) => [from - start + at, to - start + at]));
    after.push(isCode ? definitionsOf(names, text.slice(start, end)).map((offset) => offset + at) : []);
  }
  units.forEach(({ start, end }, u) => {
    const place = placeOf[u]!;
    const near = (most: number, distance: number) => most * (1 - distance / NEAR);
    const more = Math.max(
      0,
      ...around[place]!.map(([from, to]) => near(LINE, Math.max(0, start - to, from - end))),
      ...after[place]!.filter((from) => from < end).map((from) => near(DEFINITION, Math.max(0, start - from))),
    );
    if (more > 0) worth.set(u, more);
  });
  return worth;
}
