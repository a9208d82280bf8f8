import type { SpawnOptions } from "node:child_process";
import { startTree } from "./process-tree.ts";
import { root } from "./project.ts";

/** How a command ended, with its standard output and standard error as they came. */
export interface CommandResult {
  readonly status: number;
  readonly output: string;
}

/** Runs a command to its end in the project's folder. Ends it, with all it started, after `seconds`. */
export async function runCommand(
  command: string,
  args: readonly string[],
  { seconds = 120, ...options }: SpawnOptions & { seconds?: number } = {},
): Promise<CommandResult> {
  const tree = startTree(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], ...options });
  let output = "";
  for (const stream of [tree.process.stdout, tree.process.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void tree.stop();
  }, seconds * 1000);
  const status = await new Promise<number>((resolve) => {
    tree.process.once("error", (error) => {
      output += `${error.message}\n`;
      resolve(127);
    });
    tree.process.once("close", (code) => resolve(code ?? 1));
  });
  clearTimeout(timer);
  if (late) output += `Ended after ${seconds} seconds: ${command} ${args.join(" ")}\n`;
  return { status: late ? 124 : status, output };
}

/** Runs a command that has to succeed. Throws with its output when it does not. */
export async function mustRun(
  command: string,
  args: readonly string[],
  options: SpawnOptions & { seconds?: number } = {},
): Promise<string> {
  const { status, output } = await runCommand(command, args, options);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with status ${status}:\n${output.trim()}`);
  return output;
}
