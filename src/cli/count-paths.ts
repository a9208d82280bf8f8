import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseDocument } from "../core/document/parse.ts";
import type { Count } from "../core/tokenizer/tokenizer.ts";
import { UserError } from "../core/user-error.ts";
import { LARGEST_TEXT_BYTES, readTextFile, type TextFile } from "../node/text-file.ts";
import { readTextParts } from "../node/text-stream.ts";
import { slashed, walkFiles } from "../node/walk.ts";
import { inputText, isFolder, sayOdd } from "./input-text.ts";
import { counted, sumOf } from "./numbers.ts";
import { type Progress, startProgress } from "./progress.ts";
import { type CountedSection, countSections } from "./sections.ts";
import type { CliTarget } from "./target.ts";
import { type Terminal, warn } from "./terminal.ts";

export interface CountedFile {
  /** As the person named it, or below the folder that they named, with `/`. */
  readonly path: string;
  readonly count: Count;
  readonly sections: readonly CountedSection[];
  /** Bytes on the disk; `undefined` for standard input. */
  readonly bytes: number;
  /** The text, where it was read as a whole and a single file was asked for. */
  readonly text?: string;
}

/** Counts files and folders, in order. What cannot be read is a UserError where it was named, else a warning. */
export async function countPaths(
  paths: readonly string[],
  target: CliTarget,
  terminal: Terminal,
): Promise<CountedFile[] | UserError> {
  const progress = startProgress(terminal, "Counting");
  const files: CountedFile[] = [];
  try {
    for (const path of paths) {
      if (await isFolder(path, terminal)) {
        await countFolder(path, target, terminal, progress, files);
        continue;
      }
      progress.step(path);
      const file = await countNamed(path, target, terminal);
      if (file instanceof UserError) return file;
      files.push(paths.length === 1 ? file : withoutText(file));
    }
  } finally {
    progress.end();
  }
  return files;
}

async function countNamed(path: string, target: CliTarget, terminal: Terminal): Promise<CountedFile | UserError> {
  const found = path === "-" ? undefined : await stat(resolve(terminal.cwd, path)).catch(() => undefined);
  if (found !== undefined && found.size > LARGEST_TEXT_BYTES) return countLarge(path, found.size, target, terminal);
  const text = await inputText(path, terminal);
  return text instanceof UserError ? text : countText(path, text, target);
}

async function countFolder(
  folder: string,
  target: CliTarget,
  terminal: Terminal,
  progress: Progress,
  files: CountedFile[],
): Promise<void> {
  const binaries: string[] = [];
  const problems: UserError[] = [];
  for await (const { path, name } of walkFiles(resolve(terminal.cwd, folder), (problem) => problems.push(problem))) {
    const shown = slashed(join(folder, name));
    progress.step(shown);
    const text = await readTextFile(path, shown);
    const file =
      text instanceof UserError
        ? text.code === "file-too-large"
          ? await countLarge(shown, (await stat(path)).size, target, terminal)
          : text
        : countText(shown, text, target);
    if (!(text instanceof UserError)) await sayOdd(text, shown, terminal);
    if (!(file instanceof UserError)) files.push(withoutText(file));
    else if (file.code === "binary-file") binaries.push(shown);
    else problems.push(file);
  }
  progress.end();
  for (const problem of problems) await warn(terminal, `${problem.message} It is not counted.`);
  if (binaries.length > 0) await warn(terminal, passedOver(binaries));
}

function countText(path: string, { text, bytes }: TextFile, { tokenizer }: CliTarget): CountedFile {
  const document = tokenizer.open(text);
  const { sections } = parseDocument(text, path === "-" ? {} : { path });
  return { path, count: document.measure, sections: countSections(document, sections), bytes, text };
}

/** Counts a file too large for one text, part by part; its sections are not told. */
async function countLarge(
  path: string,
  bytes: number,
  { tokenizer, fromFile }: CliTarget,
  terminal: Terminal,
): Promise<CountedFile | UserError> {
  if (fromFile)
    return new UserError(
      "file-too-large",
      `${path} is larger than 64 MB, and only with a bundled tokenizer is it known where such a text may be cut.`,
    );
  const counts: Count[] = [];
  try {
    for await (const part of readTextParts(resolve(terminal.cwd, path), path)) counts.push(tokenizer.measure(part));
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  return { path, count: sumOf(counts, tokenizer.exact), sections: [], bytes };
}

function passedOver(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(", ");
  const rest = names.length > 3 ? ` and ${names.length - 3} more` : "";
  return `Passed over ${counted(names.length, "binary file")}: ${shown}${rest}.`;
}

function withoutText({ text: _, ...file }: CountedFile): CountedFile {
  return file;
}
