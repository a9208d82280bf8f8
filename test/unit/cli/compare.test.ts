import assert from "node:assert/strict";
import { test } from "node:test";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { folderWith } from "../node/temporary-folder.ts";
import { runCli } from "./run-cli.ts";

const TEXT = "Compare one text under many tokenizers, 1234 of them.\n";

test("compare --json has a row for each tokenizer, an interval where it is an estimate", async (context) => {
  const cwd = await folderWith(context, { "a.md": TEXT });
  const { output } = await runCli(["compare", "a.md", "--json"], { cwd });
  const { bytes, files, tokenizers } = JSON.parse(output);
  assert.deepEqual([bytes, files], [TEXT.length, 1]);
  const o200k = tokenizers.find(({ tokenizer }: { tokenizer: string }) => tokenizer === "o200k_base");
  const tokens = (await loadTokenizer("o200k_base")).count(TEXT);
  assert.deepEqual([o200k.tokens, o200k.bytesPerToken], [tokens, TEXT.length / tokens]);
  assert.ok(o200k.cost.lowest.dollars <= o200k.cost.highest.dollars);
  for (const { exact, low, tokens, high } of tokenizers)
    assert.ok(exact ? low === tokens && tokens === high : low < tokens && tokens < high);
});

test("compare can be narrowed, and sums several files", async (context) => {
  const cwd = await folderWith(context, { "a.md": TEXT, "b.md": TEXT });
  const args = ["compare", "a.md", "b.md", "--tokenizer", "o200k_base", "--tokenizer", "r50k_base", "--json"];
  const { files, tokenizers } = JSON.parse((await runCli(args, { cwd })).output);
  const once = (await loadTokenizer("o200k_base")).count(TEXT);
  assert.deepEqual([files, tokenizers.length, tokenizers[0].tokens], [2, 2, 2 * once]);
});

test("compare prints Markdown and comma-separated values", async (context) => {
  const cwd = await folderWith(context, { "a.md": TEXT });
  const only = ["--tokenizer", "o200k_base"];
  const markdown = (await runCli(["compare", "a.md", ...only, "--markdown"], { cwd })).output.split("\n");
  assert.equal(markdown[0], "| Tokenizer | Tokens | Bytes/token | Cost |");
  assert.equal(markdown[1], "| --- | ---: | ---: | --- |");
  assert.match(markdown[2] ?? "", /^\| o200k_base \| 1\d \| /);
  const csv = (await runCli(["compare", "a.md", ...only, "--csv"], { cwd })).output.split("\n");
  assert.match(csv[0] ?? "", /^tokenizer,exact,tokens,low,high,bytes_per_token,/);
  assert.equal(csv[1]?.split(",").length, csv[0]?.split(",").length);
});
