import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** Folder of the evaluation data: beside the project, or where PROMPT_BUDGET_DATA says. */
export const dataFolder = process.env.PROMPT_BUDGET_DATA ?? path.resolve(import.meta.dirname, "../../../shared/data");

/** One text of the corpus: about 5 MB of English or code, 1 MB of CJK and mixed scripts. */
export function corpus(name: "english" | "code" | "cjk"): string {
  const file = path.join(dataFolder, "corpus", `${name}.txt`);
  if (!existsSync(file)) throw new Error(`No corpus at ${file}; set PROMPT_BUDGET_DATA to the folder that holds it.`);
  return readFileSync(file, "utf8");
}
