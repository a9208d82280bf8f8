import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { LengthHistogram } from "../../core/requests/length-histogram.ts";
import { UserError } from "../../core/user-error.ts";
import { readLines } from "../../node/files/json-lines.ts";
import { unreadable } from "../../node/files/text-file.ts";
import type { CliTarget } from "../input/target.ts";
import { startProgress } from "../terminal/progress.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { requestLength } from "./request-length.ts";

export interface ReadRequests {
  readonly histogram: LengthHistogram;
  /** The first lines that are over the limit, from 1. */
  readonly over: readonly { readonly line: number; readonly tokens: number }[];
  readonly overCount: number;
  /** The first lines that are no requests, with why. */
  readonly refused: readonly { readonly line: number; readonly why: string }[];
  readonly refusedCount: number;
  /** Pictures of all requests, their tokens, and how many of them are not in those. */
  readonly pictures: number;
  readonly pictureTokens: number;
  readonly uncountedPictures: number;
  /** Tokens of padding when so many requests in a row are padded to the longest of them. */
  readonly batchPadding: number;
}

export interface ReadOptions {
  readonly target: CliTarget;
  /** The most that a request may take; with `window`, of one that bounds its answer what that leaves of it. */
  readonly limit: number | null;
  readonly window: number | null;
  readonly batch: number;
}

const MOST_NAMED = 20;

/** Reads a file of requests line by line; what is kept does not grow with it. */
export async function readRequests(
  file: string,
  { target, limit, window, batch }: ReadOptions,
  terminal: Terminal,
): Promise<ReadRequests | UserError> {
  const histogram = new LengthHistogram();
  const over: { line: number; tokens: number }[] = [];
  const refused: { line: number; why: string }[] = [];
  let [overCount, refusedCount, batchPadding, line] = [0, 0, 0, 0];
  let [pictures, pictureTokens, uncountedPictures] = [0, 0, 0];
  let waiting: number[] = [];
  const padded = () => {
    const longest = waiting.reduce((most, length) => Math.max(most, length), 0);
    for (const length of waiting) batchPadding += longest - length;
    waiting = [];
  };
  const path = resolve(terminal.cwd, file);
  const folder = file === "-" ? terminal.cwd : dirname(path);
  const progress = startProgress(terminal, "Reading");
  try {
    const size = file === "-" ? 0 : (await stat(path)).size;
    const input = file === "-" ? terminal.input : createReadStream(path);
    let read = 0;
    for await (const text of readLines(input)) {
      line++;
      read += text?.length ?? 0;
      if (line % 1000 === 0) {
        if (size > 0) progress.share(Math.min(1, read / size), `line ${line}`);
        else progress.step(`line ${line}`);
      }
      if (text?.trim() === "") continue;
      const request =
        text === undefined
          ? new UserError("file-too-large", "is over 256 MB")
          : await requestLength(text, target, folder);
      if (request instanceof UserError) {
        if (refusedCount++ < MOST_NAMED) refused.push({ line, why: request.message });
        continue;
      }
      const { tokens, answer } = request;
      pictures += request.pictures;
      pictureTokens += request.pictureTokens;
      uncountedPictures += request.uncounted;
      histogram.add(tokens);
      waiting.push(tokens);
      if (waiting.length === batch) padded();
      const most = window === null || answer === null ? limit : window - answer;
      if (most !== null && tokens > most && overCount++ < MOST_NAMED) over.push({ line, tokens });
    }
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return unreadable(file, error);
    throw error;
  } finally {
    progress.end();
  }
  padded();
  const found = { pictures, pictureTokens, uncountedPictures };
  return { histogram, over, overCount, refused, refusedCount, ...found, batchPadding };
}
