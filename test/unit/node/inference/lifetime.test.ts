import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { until } from "../../../harness/until.ts";
import { alive } from "./process-alive.ts";

function startProgram(...args: string[]): { program: ChildProcess; modelProcess: Promise<number> } {
  const file = fileURLToPath(new URL("encode-once.ts", import.meta.url));
  const program = spawn(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const modelProcess = once(program.stdout!, "data").then(([line]) => Number(line));
  return { program, modelProcess };
}

test("a program ends when its work is done, and the model's process with it", async () => {
  const { program, modelProcess } = startProgram();
  const pid = await modelProcess;
  const [code] = await once(program, "exit");
  assert.equal(code, 0);
  await until("the model's process has ended", 20_000, () => !alive(pid));
});

test("the model's process ends with a program that is killed in the midst of a call", async () => {
  const { program, modelProcess } = startProgram("stay");
  const pid = await modelProcess;
  assert.ok(alive(pid));
  program.kill("SIGKILL");
  await until("the model's process has ended", 20_000, () => !alive(pid));
});
