import { compileGlob } from "../../core/budget/glob.ts";
import { settingsFor } from "../../core/budget/settings-for.ts";
import { detectFormat } from "../../core/document/formats/detect-format.ts";
import { UserError } from "../../core/user-error.ts";
import type { HeldDocuments } from "./held-documents.ts";
import type { Answer, Question } from "./worker-queries.ts";

/** Tells prompt files from others, by what they are called and by what the folder's .promptbudget.json says of them. */
export function answerPromptFiles(
  { folder, globs, paths }: Question<"promptFiles">,
  documents: HeldDocuments,
): Answer<"promptFiles"> {
  const config = documents.configOf(folder);
  const rules = config === null || config instanceof UserError ? null : config;
  const matchers = globs.map((glob) => compileGlob(glob)).filter((matches) => typeof matches === "function");
  return paths.map((path) => {
    const { dialect } = detectFormat("", { path });
    if (dialect !== undefined && dialect !== "notebook") return true;
    if (rules !== null && settingsFor(rules, path).rule !== null) return true;
    return matchers.some((matches) => matches(path));
  });
}
