import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "../../core/user-error.ts";
import { readLines } from "../../node/files/json-lines.ts";
import { unreadable } from "../../node/files/text-file.ts";
import { DONE, type OptionSpec, OVER } from "../command.ts";
import { type Terminal, write } from "../terminal/terminal.ts";
import { invalid } from "./arguments.ts";

export const REQUESTS_OPTION: OptionSpec = {
  value: "FILE",
  help: "answer JSON Lines from a file, or - for standard input, one line each, in order",
};

export type Request = Readonly<Record<string, unknown>>;
export type Answer = Readonly<Record<string, unknown>>;

/**
 * Answers JSON Lines one by one: the next line is read when the answer before it was taken, so that any number of them
 * needs the memory of one. A request that fails is answered with its error, and the exit status is 1 in the end.
 */
export async function answerRequests(
  file: string,
  terminal: Terminal,
  answer: (request: Request) => Answer | UserError | Promise<Answer | UserError>,
): Promise<number | UserError> {
  const input = file === "-" ? terminal.input : createReadStream(resolve(terminal.cwd, file));
  let status = DONE;
  try {
    for await (const line of readLines(input)) {
      if (line?.trim() === "") continue;
      const request = parseRequest(line);
      const id = request instanceof UserError ? null : (request.id ?? null);
      const result = request instanceof UserError ? request : await answered(request, answer);
      if (result instanceof UserError) status = OVER;
      const body = result instanceof UserError ? { error: errorJson(result) } : result;
      await write(terminal.output, `${JSON.stringify({ id, ...body })}\n`);
    }
  } catch (error) {
    if (file !== "-" && isFileError(error)) return unreadable(file, error);
    throw error;
  }
  return status;
}

/** An error as the answer shows it. */
export function errorJson({ code, message, minimum }: UserError): Answer {
  return { code, message, ...(minimum === undefined ? {} : { minimum }) };
}

/** A request's text; required. */
export function requestText(request: Request): string | UserError {
  return typeof request.text === "string"
    ? request.text
    : invalid(`"text" must be a text, not ${kindOf(request.text)}.`);
}

/** A text in a request that may be left out. */
export function optionalText(request: Request, key: string): string | undefined | UserError {
  const value = request[key] ?? undefined;
  if (value === undefined || typeof value === "string") return value;
  return invalid(`"${key}" must be a text, not ${kindOf(value)}.`);
}

export function kindOf(value: unknown): string {
  if (value === undefined) return "left out";
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : `a${typeof value === "object" ? "n" : ""} ${typeof value}`;
}

async function answered(
  request: Request,
  answer: (request: Request) => Answer | UserError | Promise<Answer | UserError>,
): Promise<Answer | UserError> {
  try {
    return await answer(request);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

function parseRequest(line: string | undefined): Request | UserError {
  if (line === undefined) return invalid("The line is longer than 256 MB.");
  try {
    const request: unknown = JSON.parse(line);
    if (typeof request === "object" && request !== null && !Array.isArray(request)) return request as Request;
    return invalid(`A line must be a JSON object, not ${kindOf(request)}.`);
  } catch {
    return invalid(`A line must be a JSON object, and this is not JSON: ${line.slice(0, 40)}`);
  }
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && (error.syscall === "open" || error.syscall === "read");
}
