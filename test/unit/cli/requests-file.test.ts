import assert from "node:assert/strict";
import { test } from "node:test";
import { folderWith } from "../node/temporary-folder.ts";
import { runCli } from "./run-cli.ts";

test("requests --json tells lengths, what is over, and how they pack", async (context) => {
  const lines = [
    { text: "hello world" },
    { prompt: "one two three four" },
    { custom_id: "a", body: { model: "gpt-4o", messages: [{ role: "user", content: "hello" }] } },
    { tokens: 9000 },
  ];
  const cwd = await folderWith(context, {
    "r.jsonl": `${lines.map((line) => JSON.stringify(line)).join("\n")}\n\nnonsense\n[]`,
  });
  const { status, output } = await runCli(["requests", "r.jsonl", "--model", "gpt-4", "--json"], { cwd });
  assert.equal(status, 1);
  const found = JSON.parse(output);
  assert.deepEqual([found.requests, found.tokens], [4, 2 + 4 + 8 + 9000]);
  assert.deepEqual([found.percentiles.p50, found.percentiles.p100], [4, 9000]);
  assert.deepEqual(found.over, [{ line: 4, tokens: 9000 }]);
  assert.deepEqual(
    found.refused.map(({ line, why }: { line: number; why: string }) => [line, why]),
    [
      [6, "is not JSON"],
      [7, "holds no text and no messages"],
    ],
  );
  assert.deepEqual(found.packing, { row: 9000, rows: 2, padding: 8986 });
  const batches = found.batchPadding;
  assert.equal(batches, 9000 * 4 - found.tokens);
});

test("a person sees percentiles, buckets and what padding wastes", async () => {
  const input = Array.from({ length: 100 }, (_, i) => JSON.stringify({ tokens: (i % 10) * 30 + 10 })).join("\n");
  const { status, output } = await runCli(["requests", "-", "--budget", "500", "--row", "512"], { input });
  assert.equal(status, 0);
  assert.match(output, /^standard input\n100 requests, 14,500 tokens\np5 10 · .* · longest 280\nNone is over 500\./);
  assert.match(output, /129–256 +50 +50% +\d+% +█+/);
  assert.match(output, /8 at a time, in this order: [\d,]+ of padding \(\d+%\)/);
  assert.match(output, /Packed into (?:29|30) rows of 512: /);
});

test("what cannot be read is one sentence", async () => {
  assert.deepEqual(await runCli(["requests", "none.jsonl"]), {
    status: 2,
    output: "",
    errors: "prompt-budget: none.jsonl does not exist.\n",
  });
  assert.match((await runCli(["requests"])).errors, /requests needs a FILE/);
});
