import { lstat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { CONFIG_NAME, type Config } from "../../core/budget/config.ts";
import { parseConfig } from "../../core/budget/parse-config.ts";
import type { ModelOverrides } from "../../core/models/model.ts";
import { parseModelOverrides } from "../../core/models/overrides.ts";
import { UserError } from "../../core/user-error.ts";
import { readTextFile } from "../../node/files/text-file.ts";
import type { Terminal } from "../terminal/terminal.ts";

export interface FoundConfig {
  readonly config: Config;
  readonly models: ModelOverrides;
  /** Absolute: globs and tokenizer files are relative to it. */
  readonly folder: string;
  /** As shown to the person. */
  readonly name: string;
}

/** The config that was named, or the nearest one: in the checked file's folder (`from`, here without one) or above it. */
export async function findConfig(
  named: string | undefined,
  from: string | undefined,
  terminal: Terminal,
): Promise<FoundConfig | UserError> {
  if (named !== undefined) return readConfig(resolve(terminal.cwd, named), named);
  const start = resolve(terminal.cwd, from ?? "");
  for (let folder = start; ; folder = dirname(folder)) {
    const path = join(folder, CONFIG_NAME);
    if (await exists(path)) return readConfig(path, relative(terminal.cwd, path));
    if (dirname(folder) === folder) break;
  }
  const where = from === undefined ? "in this folder" : `beside ${from}`;
  const message = `No ${CONFIG_NAME} ${where} or above; write one, or name another with --config FILE.`;
  return new UserError("unreadable-file", message);
}

/** Whether there is something of that name, readable or not; below a file there is nothing. */
async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function readConfig(path: string, name: string): Promise<FoundConfig | UserError> {
  const file = await readTextFile(path, name);
  if (file instanceof UserError) return file;
  const config = parseConfig(file.text, name);
  if (config instanceof UserError) return config;
  const models = config.models === undefined ? {} : parseModelOverrides(config.models, `${name}, "models"`);
  return models instanceof UserError ? models : { config, models, folder: dirname(path), name };
}
