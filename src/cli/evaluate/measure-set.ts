import { basename } from "node:path";
import { sampled } from "../../core/evaluate/question-set.ts";
import type { Tokenizer } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { hasCodeTasks, readCodeTasks } from "../../node/evaluation/code-tasks.ts";
import { hasFunctions, readFunctions } from "../../node/evaluation/functions.ts";
import { readSet } from "../../node/evaluation/read-set.ts";
import type { EncoderUse } from "../input/encoder.ts";
import { fileChoosers, selectorChoosers } from "./choosers.ts";
import { askedCutters, chosenCutters, selectorCutters, unaskedCutters } from "./cutters.ts";
import { BUDGETS, CODE_BUDGETS, type Results, SHARES } from "./results.ts";
import { measureAskedRows, measureCodeRows, measureRetrievalRows, measureUnaskedRows } from "./rows.ts";

/** What sets are measured with. */
export interface Measuring {
  readonly unasked: boolean;
  /** About so many of each set. */
  readonly questions: number;
  readonly tokenizer: Tokenizer;
  readonly encoder: EncoderUse;
  /** Every selector is held against the others, in place of what other tools do. */
  readonly bySelector: boolean;
}

/** Measures the set of a folder, by its shape, and adds what was found to the results. */
export async function measureSet(
  what: "fit" | "select",
  folder: string,
  { unasked, questions, tokenizer, encoder, bySelector }: Measuring,
  results: Results,
): Promise<UserError | undefined> {
  const kind =
    what === "fit" ? undefined : hasCodeTasks(folder) ? "issues" : hasFunctions(folder) ? "functions" : undefined;
  if (kind !== undefined) {
    const tasks = await (kind === "issues" ? readCodeTasks(folder) : readFunctions(folder));
    if (tasks instanceof UserError) return tasks;
    const budgets = kind === "issues" ? CODE_BUDGETS : BUDGETS;
    const some = sampled(tasks, questions);
    const choosers = bySelector ? selectorChoosers(tokenizer, encoder) : fileChoosers(tokenizer, encoder);
    results.code.push(...(await measureCodeRows(basename(folder), some, budgets, choosers, tokenizer)));
    return undefined;
  }
  const set = await readSet(folder);
  if (set instanceof UserError) return set;
  if (unasked) {
    results.plain.push(...(await measureUnaskedRows(set, SHARES, unaskedCutters(tokenizer), tokenizer)));
    return undefined;
  }
  const some = sampled(set.questions, questions);
  const ways = what === "fit" ? askedCutters : bySelector ? selectorCutters : chosenCutters;
  results.asked.push(...(await measureAskedRows(set, some, BUDGETS, ways(tokenizer, encoder), tokenizer)));
  if (what === "select" && !bySelector && set.isOneCorpus)
    results.retrieval.push(...(await measureRetrievalRows(set, some, tokenizer, encoder)));
  return undefined;
}
