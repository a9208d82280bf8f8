import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { framed, PROMPT, SHORT } from "../compress/rewrite/support-texts.ts";
import { completionOf, serverWith } from "../node/language-model/model-server.ts";
import { folderWith } from "../node/temporary-folder.ts";

const MAIN = join(import.meta.dirname, "../../../src/cli/main.ts");

test("a reader that has seen enough ends the work quietly", async (context) => {
  const requests = Array.from({ length: 5000 }, (_, id) => JSON.stringify({ id, text: "word ".repeat(50), ids: true }));
  const cwd = await folderWith(context, { "r.jsonl": requests.join("\n") });
  const child = spawn(process.execPath, [MAIN, "count", "--requests", "r.jsonl"], { cwd });
  let errors = "";
  child.stderr.on("data", (data) => {
    errors += data;
  });
  child.stdout.once("data", () => child.stdout.destroy());
  const status = await new Promise((resolve) => child.once("close", resolve));
  assert.deepEqual([status, errors], [0, ""]);
});

test("the process ends with the command's status", async () => {
  const child = spawn(process.execPath, [MAIN, "count", "--nonsense"], { stdio: "ignore" });
  assert.equal(await new Promise((resolve) => child.once("close", resolve)), 2);
});

test("a process that asked a model ends when it has answered, also while the connection is kept", async (context) => {
  const cwd = await folderWith(context, { "a.md": PROMPT });
  const { origin } = await serverWith(context, ({ body }, response) =>
    response.end(completionOf(framed(JSON.parse(body), SHORT))),
  );
  const args = ["fit", "a.md", "--budget", "130", "--rewrite", origin, "--rewrite-model", "small"];
  const child = spawn(process.execPath, [MAIN, ...args], { cwd });
  let output = "";
  child.stdout.on("data", (data) => {
    output += data;
  });
  const status = await new Promise((resolve) => child.once("close", resolve));
  assert.deepEqual([status, output.trim()], [0, SHORT]);
});
