import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import type { QuestionSet } from "../../core/evaluate/question-set.ts";
import { UserError } from "../../core/user-error.ts";
import { readLines } from "../files/json-lines.ts";
import { readDistractors } from "./distractors.ts";
import { readMeetings } from "./meetings.ts";
import { readNeedles } from "./needles.ts";
import { readPassages } from "./passages.ts";
import { readSpans } from "./spans.ts";

/**
 * Reads an evaluation set from its folder, of any of the published shapes: spans in documents (SQuAD and its kin, the
 * chunking evaluation), meetings with turns (QMSum), passages with distractors (Natural Questions, HotpotQA), needles in a
 * haystack. A UserError `unreadable-file` where the folder holds none, or where a line is not as its set has them.
 */
export async function readSet(folder: string): Promise<QuestionSet | UserError> {
  const name = path.basename(folder);
  const has = (file: string) => existsSync(path.join(folder, file));
  const hasNeedles = has("cases.jsonl");
  if (!has("questions.jsonl") && !hasNeedles) {
    return new UserError("unreadable-file", `${folder} holds no questions.jsonl, so it is no evaluation set.`);
  }
  try {
    if (hasNeedles) return await readNeedles(name, folder);
    if (has("passages.jsonl")) return await readPassages(name, folder);
    if (!has("documents.jsonl")) return await readDistractors(name, folder);
    return (await hasTurns(folder)) ? await readMeetings(name, folder) : await readSpans(name, folder);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

/** Whether the documents are meetings, by their first line. */
async function hasTurns(folder: string): Promise<boolean> {
  for await (const line of readLines(createReadStream(path.join(folder, "documents.jsonl")))) {
    return line !== undefined && /^\s*\{[^{}[\]]*"turns"\s*:/.test(line.slice(0, 1000));
  }
  return false;
}
