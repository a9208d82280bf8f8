import { once } from "node:events";
import type { Readable, Writable } from "node:stream";

/** Where a command reads and writes: the process's own streams, or those of a test. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input: Readable;
  readonly output: OutputStream;
  readonly errors: OutputStream;
}

export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export function processTerminal(): Terminal {
  return {
    cwd: process.cwd(),
    env: process.env,
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
  };
}

/** Writes, and waits where the reader is slower. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, "drain");
}

/** One JSON document: on one line for programs, indented for a person. */
export async function writeJson(terminal: Terminal, value: unknown): Promise<void> {
  await write(terminal.output, `${JSON.stringify(value, null, terminal.output.isTTY ? 2 : 0)}\n`);
}

export async function warn(terminal: Terminal, message: string): Promise<void> {
  await write(terminal.errors, `${oneLine(message)}\n`);
}

/** Text from outside on one line, with nothing in it that a terminal would obey. */
export function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, " ");
}
