import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { writeWholeFile } from "../../../src/node/files/write-file.ts";
import { folderWith } from "./temporary-folder.ts";

test("a file is written whole, and nothing is left beside it", async (context) => {
  const folder = await folderWith(context, { a: "before" });
  assert.equal(await writeWholeFile(join(folder, "a"), "after"), undefined);
  assert.equal(await writeWholeFile(join(folder, "b"), "new"), undefined);
  assert.deepEqual(
    [await readFile(join(folder, "a"), "utf8"), await readFile(join(folder, "b"), "utf8")],
    ["after", "new"],
  );
  assert.deepEqual((await readdir(folder)).sort(), ["a", "b"]);
});

test("an interruption leaves the file as it was", async (context) => {
  const folder = await folderWith(context, { a: "before" });
  const module = new URL("../../../src/node/files/write-file.ts", import.meta.url).href;
  // The signal comes when the writing has begun.
  const script = `
    import { readdir } from "node:fs/promises";
    import { writeWholeFile } from ${JSON.stringify(module)};
    const writing = writeWholeFile("a", "x".repeat(200_000_000));
    while ((await readdir(".")).length < 2);
    process.emit("SIGINT");
    const problem = await writing;
    console.log(problem?.code, problem?.message);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { cwd: folder });
  let output = "";
  child.stdout.on("data", (data) => {
    output += data;
  });
  await new Promise((resolve) => child.once("close", resolve));
  assert.equal(output, "cancelled Interrupted; a is as it was.\n");
  assert.equal(await readFile(join(folder, "a"), "utf8"), "before");
  assert.deepEqual(await readdir(folder), ["a"]);
});
