import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { UserError } from "../../core/user-error.ts";
import { readText, textOf } from "../../node/files/read-text.ts";
import type { TextFile } from "../../node/files/text-file.ts";
import { type Terminal, warn } from "../terminal/terminal.ts";

/** The text of a file that a person named, or of standard input for `-`; what was odd about it is said. */
export async function inputText(path: string, terminal: Terminal): Promise<TextFile | UserError> {
  const file = path === "-" ? await standardInput(terminal) : await readText(resolve(terminal.cwd, path), path);
  if (!(file instanceof UserError)) await sayOdd(file, path, terminal);
  return file;
}

/** Says where bytes were no text. */
export async function sayOdd({ replaced, encoding }: TextFile, name: string, terminal: Terminal): Promise<void> {
  if (!replaced) return;
  const said = encoding === "utf-8" ? "UTF-8" : "UTF-16";
  await warn(terminal, `${name} holds bytes that are not ${said}; each is counted as U+FFFD.`);
}

export async function isFolder(path: string, terminal: Terminal): Promise<boolean> {
  if (path === "-") return false;
  const found = await stat(resolve(terminal.cwd, path)).catch(() => undefined);
  return found?.isDirectory() ?? false;
}

async function standardInput({ input }: Terminal): Promise<TextFile | UserError> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  const bytes = Buffer.concat(chunks);
  return textOf(bytes, "Standard input");
}
