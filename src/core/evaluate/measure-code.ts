import type { Range } from "../plan/plan.ts";
import { Lines } from "../select/write/lines.ts";
import type { CodeTask } from "./code-task.ts";
import { type Interval, interval } from "./interval.ts";

/** What a way of choosing returns for an issue: the ranges of each file that stand in the text. */
export interface Chosen {
  readonly text: string;
  readonly kept: ReadonlyMap<string, readonly Range[]>;
  /** The file of the best piece. */
  readonly best?: string;
}

export type Chooser = (task: CodeTask, budget: number) => Chosen | Promise<Chosen>;

export interface MeasuredCode {
  /** Mean share of the changed files of which something stands in the text, one for each budget. */
  readonly found: readonly number[];
  /** Mean share of the changed lines that stand in it. */
  readonly lines: readonly number[];
  /** 95 % intervals of `lines`, by drawing the tasks anew. */
  readonly intervals: readonly Interval[];
  /** Share of the tasks where the best piece is of a changed file, at the smallest budget. */
  readonly first: number;
  readonly firstInterval: Interval;
  /** Results over their budget. */
  readonly over: number;
  /** Median share of the budget that is used. */
  readonly used: number;
  readonly milliseconds: number;
}

/** Chooses for each issue at each budget, and looks what of the change would have been seen. */
export async function measureCode(
  tasks: readonly CodeTask[],
  budgets: readonly number[],
  choose: Chooser,
  count: (text: string) => number,
): Promise<MeasuredCode> {
  const found = budgets.map((): number[] => []);
  const lines = budgets.map((): number[] => []);
  const first: number[] = [];
  const used: number[] = [];
  let over = 0;
  const begin = performance.now();
  for (const task of tasks) {
    for (const [i, budget] of budgets.entries()) {
      const chosen = await choose(task, budget);
      const tokens = count(chosen.text);
      if (tokens > budget) over++;
      used.push(tokens / budget);
      const seen = seenOf(task, chosen);
      found[i]!.push(seen.found);
      lines[i]!.push(seen.lines);
      if (i === 0) first.push(task.changed.some(({ path }) => path === chosen.best) ? 1 : 0);
    }
  }
  const milliseconds = (performance.now() - begin) / Math.max(1, tasks.length * budgets.length);
  return {
    found: found.map(mean),
    lines: lines.map(mean),
    intervals: lines.map((values) => interval(values)),
    first: mean(first),
    firstInterval: interval(first),
    over,
    used: used.sort((a, b) => a - b)[used.length >> 1] ?? 1,
    milliseconds,
  };
}

function seenOf({ files, changed }: CodeTask, { kept }: Chosen): { found: number; lines: number } {
  let found = 0;
  let seen = 0;
  let all = 0;
  for (const { path, lines } of changed) {
    const ranges = kept.get(path) ?? [];
    if (ranges.length > 0) found++;
    const places = new Lines(files.find((file) => file.path === path)?.text ?? "");
    const shown = ranges.map(([start, end]) => [places.at(start), places.at(end - 1)] as const);
    for (const [first, last] of lines) {
      for (let line = first; line <= Math.max(first, last); line++) {
        all++;
        if (shown.some(([from, to]) => from <= line && line <= to)) seen++;
      }
    }
  }
  return { found: found / Math.max(1, changed.length), lines: seen / Math.max(1, all) };
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
