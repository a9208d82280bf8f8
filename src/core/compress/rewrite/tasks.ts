import type { ProtectedRange } from "../../document/document.ts";
import { firstEndingAfter } from "../../document/units/first-ending-after.ts";
import type { Plan } from "../../plan/plan.ts";
import type { FitOptions } from "../options.ts";
import { isAsked } from "../protection.ts";
import type { Source } from "../source.ts";
import { type Demands, demandsOf, leastTokens } from "./demands.ts";
import { feedsIn } from "./feeds.ts";
import type { NameReader } from "./names.ts";
import { type Frame, frameFor, type Wish } from "./request.ts";
import { sharesOf } from "./shares.ts";
import { type Stretch, stretchesOf } from "./stretches.ts";

/** A stretch that a model is asked to rewrite. */
export interface Task {
  readonly stretch: Stretch;
  /** "Lines 3 to 9" */
  readonly lines: string;
  readonly demands: Demands;
  readonly wish: Wish;
  readonly frame: Frame;
}

/** Levels at which something is lost that a rewrite could say. */
const LOSES: ReadonlySet<string> = new Set(["sentences", "words", "outline", "name", "omitted"]);

/** What of a source can be rewritten, in order, and in sentences why the rest is not sent. */
export function tasksOf(
  source: Source,
  local: Plan,
  names: NameReader,
  options: FitOptions,
): { tasks: Task[]; reasons: string[] } {
  const { text, verbatim } = source;
  const { tokenizer, query = "", marks: { drop = [] } = {} } = options;
  if (!local.pieces.some(({ level }) => LOSES.has(level)))
    return { tasks: [], reasons: ["Nothing had to be left out, so there is nothing to rewrite."] };
  const asked = isAsked(options);
  const stretches = stretchesOf(source, drop, asked, tokenizer);
  const shares = sharesOf(stretches, local, asked);
  const frame = frameFor(text + query);
  const tasks: Task[] = [];
  const reasons: string[] = [];
  let line = 1;
  let at = 0;
  stretches.forEach((stretch, i) => {
    const { start, end } = stretch;
    line += feedsIn(text, at, start);
    at = start;
    const budget = shares[i]!;
    if (budget === 0) return;
    const lines = `Lines ${line} to ${line + feedsIn(text, start, end)}`;
    const demands = demandsOf(text.slice(start, end), rangesIn(verbatim, start, end), names);
    const least = leastTokens(demands, tokenizer);
    if (least <= budget) {
      tasks.push({ stretch, lines, demands, wish: { budget, query, tokenizer }, frame });
      return;
    }
    const what = "what is protected in them, their numbers and their names take";
    reasons.push(`${lines} are not sent: ${what} ${least} tokens, and their share of the budget is ${budget}.`);
  });
  if (stretches.length === 0) reasons.push("There is no prose in this text that could be rewritten.");
  else if (tasks.length === 0 && reasons.length === 0)
    reasons.push("What is left of the prose is as good as whole, so there is nothing to rewrite.");
  return { tasks, reasons };
}

function rangesIn(verbatim: readonly ProtectedRange[], start: number, end: number): ProtectedRange[] {
  const inside: ProtectedRange[] = [];
  for (let k = firstEndingAfter(verbatim, start); k < verbatim.length && verbatim[k]!.start < end; k++) {
    const range = verbatim[k]!;
    inside.push({ ...range, start: Math.max(range.start, start) - start, end: Math.min(range.end, end) - start });
  }
  return inside;
}
