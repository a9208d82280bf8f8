import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { until } from "../../../harness/until.ts";
import { folderWith } from "../temporary-folder.ts";
import { builtInModel, copyOfModel, failureOf, sentences, startClient } from "./built-in-model.ts";
import { alive } from "./process-alive.ts";

test("a process that is killed in the midst of a call fails the call with a message, and the next call works", async (context) => {
  const losses: string[] = [];
  const client = await startClient(context, { onLoss: (reason) => losses.push(reason) });
  const onProgress = () => void process.kill(client.pid!, "SIGKILL");
  const killed = await failureOf(client.encode(sentences(500), { onProgress }));
  assert.equal(killed.code, "model-failed");
  assert.match(killed.message, /^The model's process was ended \(SIGKILL\) before it could answer\. Try again\.$/);
  assert.deepEqual(losses, ["was ended (SIGKILL)"]);
  assert.equal((await client.encode(["next"])).length, client.dimensions);
});

test("memory that runs out in the process is a failed call, and the next call works", async (context) => {
  // What a program's heap has room for is limited, which is as well as a machine without memory.
  const folder = await folderWith(context, {
    "node.sh": `#!/bin/sh\nexec "${process.execPath}" --max-old-space-size=48 "$@"\n`,
  });
  const program = join(folder, "node.sh");
  await chmod(program, 0o755);
  const losses: string[] = [];
  const client = await startClient(context, { program, onLoss: (reason) => losses.push(reason) });
  const many = Array.from({ length: 12_000 }, (_, i) => `${i} ${"tokens ".repeat(1_000)}`);
  assert.equal((await failureOf(client.encode(many))).code, "model-failed");
  assert.match(losses[0] ?? "", /out of memory/);
  assert.equal((await client.encode(["next"])).length, client.dimensions);
});

/** Tells a process of Linux how much memory it may have: as much as now. */
const PRLIMIT = "/usr/bin/prlimit";
if (existsSync(PRLIMIT))
  test("memory that the model itself does not get is a failed call, and the next call works", async (context) => {
    const client = await startClient(context);
    await client.encode(["warm"]);
    const kilobytes = /^VmSize:\s+(\d+) kB$/m.exec(await readFile(`/proc/${client.pid}/status`, "utf8"))?.[1];
    execFileSync(PRLIMIT, ["--pid", String(client.pid), `--as=${Number(kilobytes) * 1024}`]);
    const failed = await failureOf(client.encode(sentences(300)));
    assert.equal(failed.code, "model-failed");
    assert.match(failed.message, /^The model('s process| could not be run: memory ran out\.$)/);
    assert.equal((await client.encode(["next"])).length, client.dimensions);
  });

test("a graph that cannot be loaded is named, and works once it is mended", async (context) => {
  const folder = await copyOfModel(context);
  const graph = join(folder, "model.onnx");
  const whole = await readFile(graph);
  const client = await startClient(context, { model: { ...(await builtInModel()), graph } });
  for (const bytes of [
    whole.subarray(0, whole.length >> 1),
    Buffer.from("PK\u0003\u0004 something else"),
    Buffer.alloc(0),
  ]) {
    await writeFile(graph, bytes);
    const failed = await failureOf(client.encode(["text"]));
    assert.equal(failed.code, "broken-model");
    assert.ok(failed.message.startsWith(`${graph} cannot be used as a model: `), failed.message);
  }
  await writeFile(graph, whole);
  assert.equal((await client.encode(["text"])).length, client.dimensions);
});

test("a model whose vectors are not as long as was said is refused", async (context) => {
  const client = await startClient(context, { model: { ...(await builtInModel()), dimensions: 256 } });
  const failed = await failureOf(client.encode(["text"]));
  assert.equal(failed.code, "broken-model");
  assert.match(failed.message, /its vectors have 384 dimensions, and 256 were expected/);
});

test("a program that cannot be started is a failed call", async (context) => {
  const client = await startClient(context, { program: "/no/such/program" });
  const failed = await failureOf(client.encode(["text"]));
  assert.equal(failed.code, "model-failed");
  assert.match(failed.message, /could not be started/);
});

test("an idle process ends and the next call starts another", async (context) => {
  const client = await startClient(context, { idleAfter: 1 });
  await client.encode(["first"]);
  const first = client.pid!;
  await until("the process has ended", 20_000, () => client.pid === undefined && !alive(first));
  assert.equal((await client.encode(["second"])).length, client.dimensions);
  assert.notEqual(client.pid, first);
});

test("a closed client fails what waits and what comes", async (context) => {
  const client = await startClient(context);
  const waiting = client.encode(sentences(50));
  const { pid } = client;
  client.dispose();
  assert.equal((await failureOf(waiting)).message, "The model was closed.");
  assert.equal((await failureOf(client.encode(["text"]))).code, "model-failed");
  await until("the process has ended", 20_000, () => !alive(pid!));
});
