import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A measuring process prints its result as its last line; `measure` reads it there. */
export function report(result: object): void {
  console.log(JSON.stringify(result));
}

/**
 * Runs `test/bench/SCRIPT ARGS` in a process of its own and returns what it reported,
 * or `undefined` where it took longer than `timeout` milliseconds.
 */
export async function measure<T>(script: string, args: readonly string[], timeout = 300_000): Promise<T | undefined> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [`${import.meta.dirname}/${script}`, ...args], {
      timeout,
      killSignal: "SIGKILL",
      maxBuffer: 1 << 26,
      env: { ...process.env, NODE_NO_WARNINGS: "1" },
    });
    return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as T;
  } catch (error) {
    if ((error as { killed?: boolean }).killed) return undefined;
    throw error;
  }
}

/** The median of each number over three runs of `measure`: a busy moment of the machine does not decide. */
export async function median<T>(script: string, args: readonly string[], timeout?: number): Promise<T | undefined> {
  const runs: Record<string, number>[] = [];
  for (let run = 0; run < 3; run++) {
    const result = await measure<Record<string, number>>(script, args, timeout);
    if (result === undefined) return undefined;
    runs.push(result);
  }
  const middle = (key: string) => runs.map((run) => run[key]!).sort((a, b) => a - b)[1]!;
  return Object.fromEntries(Object.keys(runs[0]!).map((key) => [key, middle(key)])) as T;
}
