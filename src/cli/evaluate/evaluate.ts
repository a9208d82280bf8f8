import { basename, resolve } from "node:path";
import { sampled } from "../../core/evaluate/question-set.ts";
import { UserError } from "../../core/user-error.ts";
import { hasCodeTasks, readCodeTasks } from "../../node/evaluation/code-tasks.ts";
import { readSet } from "../../node/evaluation/read-set.ts";
import { type Command, DONE, OVER } from "../command.ts";
import { type Arguments, invalid, wholeNumber } from "../input/arguments.ts";
import { chosenEncoder, ENCODER_OPTION } from "../input/encoder.ts";
import { chosenTarget, TARGET_OPTIONS } from "../input/target.ts";
import { startProgress } from "../terminal/progress.ts";
import { type Terminal, write, writeJson } from "../terminal/terminal.ts";
import { askedCutters, chosenCutters, unaskedCutters } from "./cutters.ts";
import { askedLines, codeLines, unaskedLines } from "./evaluate-report.ts";
import {
  type AskedRow,
  type CodeRow,
  measureAskedRows,
  measureCodeRows,
  measureUnaskedRows,
  type UnaskedRow,
} from "./rows.ts";

const QUESTIONS = 200;
const BUDGETS = [256, 512, 1024, 2048];
/** Code is asked for by tasks, which need more of it. */
const CODE_BUDGETS = [1024, 2048, 4096, 8192];
const SHARES = [0.68, 0.51, 0.35];

export const evaluate: Command = {
  name: "evaluate",
  summary: "measure fitting and selecting on evaluation sets, beside what other tools do",
  usage: [
    "evaluate fit SET... [--questions N] [--without-question] [--json]",
    "evaluate select SET... [--questions N] [--json]",
  ],
  options: {
    questions: { value: "N", help: `about so many questions of each set (default ${QUESTIONS})` },
    "without-question": { help: "cut whole documents to 68, 51 and 35 % and look which answers are left" },
    encoder: ENCODER_OPTION,
    ...TARGET_OPTIONS,
    json: { help: "print one JSON document" },
  },
  notes: [
    "SET is a folder with questions.jsonl, and documents.jsonl or passages.jsonl, as SQuAD, Natural Questions,",
    "HotpotQA, QMSum and the chunking evaluation are published; for select also one with issues.jsonl, trees.jsonl and",
    "blobs.jsonl (SWE-bench and its kin): issues, and the files and lines that mended them. Shown is the share of the gold text, or of the answers,",
    "that stands in the result letter for letter. The status is 1 where a result was over its budget.",
  ],
  run: runEvaluate,
};

async function runEvaluate(args: Arguments, terminal: Terminal): Promise<number | UserError> {
  const [what, ...folders] = args.positionals;
  if (what !== "fit" && what !== "select")
    return invalid(`evaluate measures fit or select, not ${what === undefined ? "nothing" : `"${what}"`}.`);
  if (folders.length === 0) return invalid(`evaluate ${what} needs a SET, the folder of an evaluation set.`);
  const questions = wholeNumber(args, "questions", 1) ?? QUESTIONS;
  if (questions instanceof UserError) return questions;
  const target = await chosenTarget(args, terminal);
  if (target instanceof UserError) return target;
  const encoder = chosenEncoder(args, terminal);
  if (encoder instanceof UserError) return encoder;
  const { tokenizer } = target;
  const unasked = args.has("without-question");
  if (unasked && what === "select") return invalid("--without-question is for fit: select always has a question.");
  const cutters = what === "fit" ? askedCutters(tokenizer, encoder) : chosenCutters(tokenizer, encoder);
  const code: CodeRow[] = [];
  const asked: AskedRow[] = [];
  const plain: UnaskedRow[] = [];
  const progress = startProgress(terminal, "Measuring");
  try {
    for (const [i, folder] of folders.entries()) {
      const path = resolve(terminal.cwd, folder);
      if (what === "select" && hasCodeTasks(path)) {
        const tasks = await readCodeTasks(path);
        if (tasks instanceof UserError) return tasks;
        progress.share(i / folders.length, folder);
        const some = sampled(tasks, questions);
        code.push(...(await measureCodeRows(basename(path), some, CODE_BUDGETS, tokenizer, encoder)));
        continue;
      }
      const set = await readSet(path);
      if (set instanceof UserError) return set;
      progress.share(i / folders.length, set.name);
      if (unasked) plain.push(...(await measureUnaskedRows(set, SHARES, unaskedCutters(tokenizer), tokenizer)));
      else {
        const some = sampled(set.questions, questions);
        asked.push(...(await measureAskedRows(set, some, BUDGETS, cutters, tokenizer)));
      }
    }
  } finally {
    progress.end();
  }
  const rows = unasked ? plain : asked;
  if (args.has("json"))
    await writeJson(terminal, {
      tokenizer: tokenizer.name,
      ...(unasked ? { shares: SHARES } : { budgets: BUDGETS }),
      rows,
      ...(code.length > 0 ? { codeBudgets: CODE_BUDGETS, code } : {}),
    });
  else
    await write(
      terminal.output,
      `${[
        ...(unasked ? unaskedLines(plain, SHARES) : asked.length > 0 ? askedLines(asked, BUDGETS) : []),
        ...(code.length > 0 ? codeLines(code, CODE_BUDGETS) : []),
      ].join("\n")}\n`,
    );
  const isOver = rows.some(({ cutter, over }) => over > 0 && cutter.startsWith("prompt-budget"));
  return isOver || code.some(({ chooser, over }) => over > 0 && chooser.startsWith("prompt-budget")) ? OVER : DONE;
}
