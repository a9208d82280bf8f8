import { existsSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import type { CodeTask } from "../../core/evaluate/code-task.ts";
import { UserError } from "../../core/user-error.ts";
import { recordsOf } from "./records.ts";

const pooled = v.object({ f: v.number(), code: v.string() });
const asked = v.object({ id: v.string(), question: v.string(), gold: v.number() });

/** Whether a folder holds functions and questions that they answer. */
export function hasFunctions(folder: string): boolean {
  return existsSync(path.join(folder, "functions.jsonl"));
}

/** Each question with all functions, a file each, and the one that answers (CoSQA, Huang et al. 2021). */
export async function readFunctions(folder: string): Promise<CodeTask[] | UserError> {
  try {
    const records = await recordsOf(folder, "functions.jsonl", pooled);
    const files = records.map(({ f, code }) => ({ path: `${f}.py`, text: code }));
    const lines = new Map(records.map(({ f, code }) => [f, code.split("\n").length]));
    return (await recordsOf(folder, "questions.jsonl", asked)).map(({ id, question, gold }) => ({
      name: id,
      issue: question,
      files,
      changed: [{ path: `${gold}.py`, lines: [[1, lines.get(gold) ?? 1]] }],
    }));
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
