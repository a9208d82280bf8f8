import { existsSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import type { CodeTask } from "../../core/evaluate/code-task.ts";
import { UserError } from "../../core/user-error.ts";
import { recordsOf } from "./records.ts";

const tree = v.object({ id: v.string(), files: v.record(v.string(), v.string()) });
const blob = v.object({ blob: v.string(), text: v.string() });
const issue = v.object({
  id: v.string(),
  issue: v.string(),
  gold: v.array(v.object({ file: v.string(), lines: v.array(v.tuple([v.number(), v.number()])) })),
});

/** Whether a folder holds issues with the trees that they were written about. */
export function hasCodeTasks(folder: string): boolean {
  return existsSync(path.join(folder, "trees.jsonl")) && existsSync(path.join(folder, "issues.jsonl"));
}

/** The issues whose trees are there (SWE-bench and its kin), in the order of the trees. */
export async function readCodeTasks(folder: string): Promise<CodeTask[] | UserError> {
  try {
    const texts = new Map((await recordsOf(folder, "blobs.jsonl", blob)).map((one) => [one.blob, one.text]));
    const issues = new Map((await recordsOf(folder, "issues.jsonl", issue)).map((one) => [one.id, one]));
    return (await recordsOf(folder, "trees.jsonl", tree)).flatMap(({ id, files }): CodeTask[] => {
      const told = issues.get(id);
      if (told === undefined) return [];
      return [
        {
          name: id,
          issue: told.issue,
          files: Object.entries(files).map(([name, key]) => ({ path: name, text: texts.get(key) ?? "" })),
          changed: told.gold.map(({ file, lines }) => ({ path: file, lines })),
        },
      ];
    });
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
