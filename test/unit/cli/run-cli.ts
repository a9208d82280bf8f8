import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { run } from "../../../src/cli/run.ts";

export interface CliResult {
  readonly status: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs a command in a folder, as the binary does, on streams of its own. */
export async function runCli(
  args: readonly string[],
  { cwd = ".", input = "", env = {}, columns }: CliCall = {},
): Promise<CliResult> {
  const output = Object.assign(new PassThrough(), columns === undefined ? {} : { isTTY: true, columns });
  const errors = new PassThrough();
  const collected = Promise.all([text(output), text(errors)]);
  const status = await run(args, { cwd, env, input: Readable.from([Buffer.from(input)]), output, errors });
  output.end();
  errors.end();
  const [out, err] = await collected;
  return { status, output: out, errors: err };
}

export interface CliCall {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Makes standard output a terminal of that width. */
  readonly columns?: number;
}

/** Answers of a run with `--requests -`, one for each line. */
export async function answersOf(args: readonly string[], requests: readonly unknown[]): Promise<CliAnswers> {
  const input = requests
    .map((request) => `${typeof request === "string" ? request : JSON.stringify(request)}\n`)
    .join("");
  const { status, output } = await runCli([...args, "--requests", "-"], { input });
  const answers = output
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { status, answers };
}

export interface CliAnswers {
  readonly status: number;
  readonly answers: readonly Record<string, unknown>[];
}
