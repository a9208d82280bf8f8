import { resolve } from "node:path";
import { UserError } from "../../core/user-error.ts";
import { type Command, DONE, OVER } from "../command.ts";
import { type Arguments, invalid, wholeNumber } from "../input/arguments.ts";
import { chosenEncoder, ENCODER_OPTION } from "../input/encoder.ts";
import { chosenTarget, TARGET_OPTIONS } from "../input/target.ts";
import { startProgress } from "../terminal/progress.ts";
import { type Terminal, write, writeJson } from "../terminal/terminal.ts";
import { measureSet } from "./measure-set.ts";
import { isOver, type Results, resultLines, resultsJson } from "./results.ts";

const QUESTIONS = 200;

export const evaluate: Command = {
  name: "evaluate",
  summary: "measure fitting and selecting on evaluation sets, beside what other tools do",
  usage: [
    "evaluate fit SET... [--questions N] [--without-question] [--json]",
    "evaluate select SET... [--questions N] [--selectors] [--json]",
  ],
  options: {
    questions: { value: "N", help: `about so many questions of each set (default ${QUESTIONS})` },
    "without-question": { help: "cut whole documents to 68, 51 and 35 % and look which answers are left" },
    selectors: { help: "hold every selector against the others, in place of what other tools do" },
    encoder: ENCODER_OPTION,
    ...TARGET_OPTIONS,
    json: { help: "print one JSON document" },
  },
  notes: [
    "SET is a folder with questions.jsonl, and documents.jsonl or passages.jsonl, as SQuAD, Natural Questions,",
    "HotpotQA, QMSum and the chunking evaluation are published, or with cases.jsonl and documents.jsonl, as needles in a",
    "haystack are; for select also one with issues.jsonl, trees.jsonl and blobs.jsonl (SWE-bench and its kin): issues, and",
    "the files and lines that mended them; or with functions.jsonl (CoSQA): questions, and the function that answers.",
    "Shown is the share of the gold text, or of the answers, that stands in the result letter for letter, where a mean lies",
    "with 95 % certainty, and for the chunking evaluation recall, precision, IoU and precision-omega beside its own figures.",
    "The status is 1 where a result was over its budget.",
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
  const bySelector = args.has("selectors");
  if (bySelector && what === "fit") return invalid("--selectors is for select: fit has none.");
  const sets = { unasked, bySelector, questions, tokenizer, encoder };
  const results: Results = { asked: [], plain: [], code: [], retrieval: [] };
  const progress = startProgress(terminal, "Measuring");
  try {
    for (const [i, folder] of folders.entries()) {
      progress.share(i / folders.length, folder);
      const failed = await measureSet(what, resolve(terminal.cwd, folder), sets, results);
      if (failed !== undefined) return failed;
    }
  } finally {
    progress.end();
  }
  if (args.has("json")) await writeJson(terminal, { tokenizer: tokenizer.name, ...resultsJson(results, unasked) });
  else await write(terminal.output, `${resultLines(results).join("\n")}\n`);
  return isOver(results) ? OVER : DONE;
}
