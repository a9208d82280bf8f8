import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";

test("words that are kept do not keep the texts that they were found in", async () => {
  const script = `
    import { termsOfWord } from ${JSON.stringify(new URL("../../src/core/select/index-terms.ts", import.meta.url).href)};
    for (let i = 0; i < 400; i++) termsOfWord(("someLongerWord" + i).repeat(20_000).slice(0, 15 + String(i).length));
    globalThis.gc();
    console.log(process.memoryUsage().heapUsed);
  `;
  const args = ["--expose-gc", "--input-type=module", "--eval", script];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  // The texts are of 130 MB together.
  assert.ok(Number(stdout) < 40e6, stdout);
});
