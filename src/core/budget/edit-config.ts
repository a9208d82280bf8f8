import { applyEdits, type JSONPath, modify } from "jsonc-parser";
import { UserError } from "../user-error.ts";
import type { Config } from "./config.ts";
import { compileGlob } from "./glob.ts";
import { globOfPath } from "./glob-of-path.ts";
import { parseConfig } from "./parse-config.ts";
import { type FileSettings, settingsFor } from "./settings-for.ts";

/** What is to be said; `null` takes back what was. */
export type Said = Partial<Pick<FileSettings, "model" | "tokenizer" | "tokenizerFile" | "budget">>;

export interface EditedConfig {
  readonly text: string;
  /** Whether the file at the path now has what was said; a later or more special rule may be stronger. */
  readonly decides: boolean;
}

/** How what is written new is laid out; what was there stays as it is. */
export const FORMAT = { formattingOptions: { insertSpaces: true, tabSize: 2 } };

/**
 * Writes into the text of a `.promptbudget.json` what counts for the file at `path`, as a rule of its own, or for every
 * file; comments and the form of the rest stay. A UserError `invalid-config` where the text or the path cannot be used.
 */
export function editConfig(text: string, path: string, of: "file" | "all", said: Said): EditedConfig | UserError {
  const config = parseConfig(text);
  if (config instanceof UserError) return config;
  const edited = of === "all" ? withValues(text, [], said) : withRule(text, config, path, said);
  if (edited instanceof UserError) return edited;
  const after = parseConfig(edited);
  if (after instanceof UserError) return after;
  const settings = settingsFor(after, path);
  const keys = Object.keys(said) as (keyof Said)[];
  return { text: edited, decides: keys.every((key) => settings[key] === said[key]) };
}

/** The last rule that matches counts, so the file's own is changed where it is that, and else comes after all others. */
function withRule(text: string, config: Config, path: string, said: Said): string | UserError {
  const glob = globOfPath(path);
  const usable = compileGlob(glob);
  if (usable instanceof UserError) return new UserError("invalid-config", `The path "${path}" ${usable.message}.`);
  const { rule } = settingsFor(config, path);
  if (rule !== null && config.files?.[rule]?.glob === glob && config.files[rule].files === undefined)
    return withValues(text, ["files", rule], said);
  const values = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
  if (Object.keys(values).length === 0) return text;
  const own = { glob, ...values };
  if (config.files === undefined) return applyEdits(text, modify(text, ["files"], [own], FORMAT));
  return applyEdits(text, modify(text, ["files", -1], own, { ...FORMAT, isArrayInsertion: true }));
}

function withValues(text: string, at: JSONPath, said: Said): string {
  let edited = text;
  for (const [key, value] of Object.entries(said))
    edited = applyEdits(edited, modify(edited, [...at, key], value ?? undefined, FORMAT));
  return edited;
}
