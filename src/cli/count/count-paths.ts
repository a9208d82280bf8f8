import { chatOverhead } from "../../core/document/formats/chat.ts";
import { documentMessages } from "../../core/document/formats/chat-messages.ts";
import { parseDocument } from "../../core/document/parse.ts";
import type { Count } from "../../core/tokenizer/tokenizer.ts";
import { UserError } from "../../core/user-error.ts";
import { type InputFile, inputFiles } from "../input/input-files.ts";
import type { CliTarget } from "../input/target.ts";
import { sumOf } from "../terminal/numbers.ts";
import { startProgress } from "../terminal/progress.ts";
import { type Terminal, warn } from "../terminal/terminal.ts";
import { type CountedSection, countSections } from "./sections.ts";

export interface CountedFile {
  /** As the person named it, or below the folder that they named, with `/`. */
  readonly path: string;
  readonly count: Count;
  readonly sections: readonly CountedSection[];
  /** Tokens that a chat format adds around the messages of a chat file; not part of `count`. */
  readonly chatOverhead?: number;
  /** The text, where it was read as a whole and it is the only path that was asked for. */
  readonly text?: string;
}

export interface CountedPaths {
  readonly files: readonly CountedFile[];
  /** Paths that were named and could not be counted. */
  readonly failed: readonly UserError[];
}

/** Counts files and folders, in order. What cannot be read in a folder is a warning. */
export async function countPaths(
  paths: readonly string[],
  target: CliTarget,
  terminal: Terminal,
): Promise<CountedPaths> {
  const progress = startProgress(terminal, "Counting");
  const files: CountedFile[] = [];
  const failed: UserError[] = [];
  try {
    for await (const file of inputFiles(paths, terminal, progress)) {
      if (file instanceof UserError) {
        failed.push(file);
        continue;
      }
      const counted = await countFile(file, target);
      if (!(counted instanceof UserError)) {
        const { text } = file;
        files.push(paths.length === 1 && file.isNamed && text !== undefined ? { ...counted, text } : counted);
      } else if (file.isNamed) failed.push(counted);
      else await warn(terminal, `${counted.message} It is passed over.`);
    }
  } finally {
    progress.end();
  }
  return { files, failed };
}

async function countFile(file: InputFile, { tokenizer, fromFile }: CliTarget): Promise<CountedFile | UserError> {
  const { path, text } = file;
  if (text === undefined) {
    const count = await countParts(file, (part) => tokenizer.measure(part), tokenizer.exact, fromFile);
    return count instanceof UserError ? count : { path, count, sections: [] };
  }
  const document = tokenizer.open(text);
  const parsed = parseDocument(text, path === "-" ? {} : { path });
  const counted = { path, count: document.measure, sections: countSections(document, parsed.sections) };
  const messages = documentMessages(text, parsed);
  return messages.length > 0 ? { ...counted, chatOverhead: chatOverhead(messages) } : counted;
}

/** Counts a file part by part, so that one of any size needs the memory of a part. */
export async function countParts(
  file: InputFile,
  measure: (text: string) => Count,
  exact: boolean,
  fromFile: boolean,
): Promise<Count | UserError> {
  if (file.text === undefined && fromFile)
    return new UserError(
      "file-too-large",
      `${file.path} is over 64 MB, and only for the bundled tokenizers is it known where such a text may be cut.`,
    );
  const counts: Count[] = [];
  try {
    for await (const part of file.parts()) counts.push(measure(part));
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  return sumOf(counts, exact);
}
