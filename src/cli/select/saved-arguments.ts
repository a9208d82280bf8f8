import { relative, resolve } from "node:path";
import { CONFIG_NAME } from "../../core/budget/config.ts";
import { savedSelection, scopeTest } from "../../core/budget/saved-selections.ts";
import { settingsFor } from "../../core/budget/settings-for.ts";
import { UserError } from "../../core/user-error.ts";
import { slashed } from "../../node/files/walk.ts";
import { type FoundConfig, findConfig } from "../check/check-config.ts";
import { type Arguments, invalid } from "../input/arguments.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { Sources } from "./sources.ts";
import type { AskedLevel } from "./wanted-levels.ts";

export interface SavedArguments {
  readonly args: Arguments;
  /** Which of the files are selected from; undefined: all. */
  pathsOf(sources: Sources): string[] | undefined | UserError;
  /** How much of some files is wanted, by paths from where the program was called. */
  readonly levels: readonly AskedLevel[];
}

/** The arguments with what a saved selection says of what they do not. */
export async function savedArguments(args: Arguments, terminal: Terminal): Promise<SavedArguments | UserError> {
  const name = args.value("saved");
  if (name === undefined) {
    if (args.has("config")) return invalid("--config says where --saved NAME looks; give both.");
    return { args, pathsOf: () => undefined, levels: [] };
  }
  const found = await findConfig(args.value("config"), undefined, terminal);
  if (found instanceof UserError) return found;
  const { config, folder } = found;
  const saved = savedSelection(config, name, found.name);
  if (saved instanceof UserError) return saved;
  const { question, budget, selector, order } = saved;
  const defaults = {
    query: question,
    ...(budget !== undefined && { budget: String(budget) }),
    ...(selector !== undefined && { selector }),
    ...(order !== undefined && { order }),
    ...countedAs(args, found),
  };
  const pathsOf = ({ index }: Sources): string[] | undefined | UserError => {
    const takes = scopeTest(saved);
    const paths = Array.from(index.paths()).filter((path) => {
      const own = slashed(relative(folder, resolve(terminal.cwd, path)));
      // It holds the question word for word.
      return own !== CONFIG_NAME && takes(own);
    });
    if (paths.length > 0) return paths;
    return invalid(`The globs of "${name}" in ${found.name} take none of the files to select from.`);
  };
  const levels = Object.entries(saved.levels ?? {}).map(([path, level]) => ({
    path: relative(terminal.cwd, resolve(folder, path)),
    level,
    mayBeAbsent: args.positionals.length > 0,
    named: `"selections.${name}.levels" in ${found.name} names ${path}, which`,
  }));
  return { args: args.withDefaults(defaults, [relative(terminal.cwd, folder) || "."]), pathsOf, levels };
}

/** What counts where the arguments do not say it: as the config has it for all files. */
function countedAs(args: Arguments, { config, folder }: FoundConfig): Readonly<Record<string, string>> {
  if (["model", "tokenizer", "tokenizer-file"].some((name) => args.has(name))) return {};
  const { model, tokenizer, tokenizerFile } = settingsFor({ ...config, files: [] }, "");
  return {
    ...(model !== null && { model }),
    ...(tokenizer !== null && tokenizerFile === null && { tokenizer }),
    ...(tokenizerFile !== null && { "tokenizer-file": resolve(folder, tokenizerFile) }),
  };
}
