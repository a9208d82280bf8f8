import { globSync } from "node:fs";
import path from "node:path";
import { run } from "node:test";
import { inspect } from "node:util";
import { atExit } from "./cleanup.ts";
import type { Failure, PartResult } from "./part.ts";
import { root } from "./project.ts";

/**
 * Runs test files on Node's own runner, straight from their TypeScript sources, each file in a process of its own.
 * After `seconds` those that still run are ended and counted as failed.
 */
export async function runNodeSuites(
  patterns: readonly string[],
  { concurrency, seconds }: { concurrency: number; seconds: number },
): Promise<PartResult> {
  const files = globSync([...patterns], { cwd: root }).map((file) => path.join(root, file));
  if (files.length === 0) throw new Error(`No test file matches ${patterns.join(" or ")}.`);
  const ending = new AbortController();
  const endNow = atExit(() => ending.abort());
  const timer = setTimeout(endNow, seconds * 1000);
  const failures: Failure[] = [];
  const errorOutput = new Map<string, string>();
  let passed = 0;
  for await (const event of run({ files: files.sort(), concurrency, signal: ending.signal })) {
    if (event.type === "test:stderr") {
      const { file, message } = event.data;
      errorOutput.set(file, (errorOutput.get(file) ?? "") + message);
    }
    if (event.type !== "test:pass" && event.type !== "test:fail") continue;
    const { name, file = "", line, details, skip, todo } = event.data;
    const title =
      path.resolve(name) === file ? path.relative(root, file) : `${name} (${path.relative(root, file)}:${line})`;
    if (event.type === "test:fail") {
      const { error } = event.data.details;
      const output = path.resolve(name) === file ? errorOutput.get(file) : "";
      if (!repeatsAnother(error))
        failures.push({ title, error: describe(error, seconds, output), suite: path.relative(root, file) });
    } else if (skip !== undefined || todo !== undefined) {
      failures.push({ title, error: "It was skipped or put off.", suite: path.relative(root, file) });
    } else if (details.type !== "suite") {
      passed++;
    }
  }
  clearTimeout(timer);
  return { passed, failures, notes: [] };
}

/** True for a failure that only says that a test inside this one failed. */
function repeatsAnother(error: Error): boolean {
  return "failureType" in error && error.failureType === "subtestsFailed";
}

function describe(error: Error, seconds: number, output = ""): string {
  if ("failureType" in error && error.failureType === "testAborted") return `It had not ended after ${seconds} s.`;
  // Inspected, since the reason may lie in a cause of the cause, as in property tests.
  return `${inspect(error.cause ?? error)}\n${output}`.trim();
}
