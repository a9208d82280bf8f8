import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UserError } from "../../core/user-error.ts";
import { readText } from "../../node/files/read-text.ts";
import { LARGEST_TEXT_BYTES, type TextFile } from "../../node/files/text-file.ts";
import { readTextParts } from "../../node/files/text-stream.ts";
import { slashed, type WalkOptions, walkFiles } from "../../node/files/walk.ts";
import { counted } from "../terminal/numbers.ts";
import type { Progress } from "../terminal/progress.ts";
import { type Terminal, warn } from "../terminal/terminal.ts";
import { inputText, isFolder, sayOdd } from "./input-text.ts";

/** A file to be counted. */
export interface InputFile {
  /** As the person named it, or below the folder that they named, with `/`; `-` for standard input. */
  readonly path: string;
  readonly bytes: number;
  /** The person named it, and did not only name a folder around it. */
  readonly isNamed: boolean;
  /** `undefined` for a file over 64 MB. */
  readonly text: string | undefined;
  /** The text in parts whose counts add up, for a file of any size; throws a UserError. */
  parts(): AsyncIterable<string> | Iterable<string>;
}

/**
 * The files of paths and of folders, in order. A UserError comes in place of a named file that cannot be read; what
 * cannot be read in a folder, and binary files there, are told to the person and passed over.
 *
 * @param rules what is left out of folders, where it is not only what git leaves out
 */
export async function* inputFiles(
  paths: readonly string[],
  terminal: Terminal,
  progress: Progress,
  rules?: WalkOptions,
): AsyncGenerator<InputFile | UserError, void, undefined> {
  for (const path of paths) {
    if (await isFolder(path, terminal)) {
      yield* folderFiles(path, terminal, progress, rules);
      continue;
    }
    progress.step(path);
    const absolute = resolve(terminal.cwd, path);
    const found = path === "-" ? undefined : await stat(absolute).catch(() => undefined);
    if (found !== undefined && found.size > LARGEST_TEXT_BYTES) yield large(path, absolute, found.size, true);
    else {
      const file = await inputText(path, terminal);
      yield file instanceof UserError ? file : whole(path, file, true);
    }
  }
}

async function* folderFiles(
  folder: string,
  terminal: Terminal,
  progress: Progress,
  rules?: WalkOptions,
): AsyncGenerator<InputFile> {
  const binaries: string[] = [];
  const problems: UserError[] = [];
  const told = (problem: UserError) => problems.push(problem);
  for await (const { path, name } of walkFiles(resolve(terminal.cwd, folder), told, rules)) {
    const shown = slashed(join(folder, name));
    progress.step(shown);
    const file = await readText(path, shown);
    if (!(file instanceof UserError)) {
      await sayOdd(file, shown, terminal);
      yield whole(shown, file, false);
    } else if (file.code === "file-too-large") yield large(shown, path, (await stat(path)).size, false);
    else if (file.code === "binary-file") binaries.push(shown);
    else problems.push(file);
  }
  progress.end();
  for (const problem of problems) await warn(terminal, `${problem.message} It is passed over.`);
  if (binaries.length > 0) await warn(terminal, passedOver(binaries));
}

function whole(path: string, { text, bytes }: TextFile, isNamed: boolean): InputFile {
  return { path, bytes, isNamed, text, parts: () => [text] };
}

function large(path: string, absolute: string, bytes: number, isNamed: boolean): InputFile {
  return { path, bytes, isNamed, text: undefined, parts: () => readTextParts(absolute, path) };
}

function passedOver(names: readonly string[]): string {
  const rest = names.length > 3 ? ` and ${names.length - 3} more` : "";
  return `Passed over ${counted(names.length, "binary file")}: ${names.slice(0, 3).join(", ")}${rest}.`;
}
