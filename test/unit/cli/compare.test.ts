import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
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

test("compare takes a list of names, and names one that it does not know before it counts", async (context) => {
  const cwd = await folderWith(context, { "a.md": TEXT });
  const { output } = await runCli(["compare", "a.md", "--tokenizers", "gpt2, cl100k,claude", "--json"], { cwd });
  const names = JSON.parse(output).tokenizers.map(({ tokenizer }: { tokenizer: string }) => tokenizer);
  assert.deepEqual(names.sort(), ["cl100k_base", "claude-4.6", "r50k_base"]);
  const unknown = await runCli(["compare", "a.md", "--tokenizers", "cl100k,o200k_bas"], { cwd });
  assert.equal(unknown.status, 2);
  assert.match(unknown.errors, /^prompt-budget: Unknown tokenizer "o200k_bas"\. Did you mean o200k_base/);
});

test("compare puts the best first, with how much more the others take", async (context) => {
  const cwd = await folderWith(context, { "a.md": TEXT.repeat(20) });
  const { tokenizers } = JSON.parse((await runCli(["compare", "a.md", "--json"], { cwd })).output);
  const [best] = tokenizers;
  assert.equal(best.above, 0);
  for (const [i, row] of tokenizers.entries()) {
    if (i > 0) assert.ok(row.tokens >= tokenizers[i - 1].tokens);
    assert.ok(Math.abs(row.above - (row.tokens / best.tokens - 1)) < 1e-9);
    assert.ok(Math.abs(row.wordsPerToken - (20 * 9) / row.tokens) < 1e-9, row.tokenizer);
    if (row.exact) assert.ok(row.singleByteShare > 0 && row.singleByteShare <= 1);
    else assert.equal(row.singleByteShare, null);
  }
});

test("compare says of each model what the text costs and whether it fits", async (context) => {
  const cwd = await folderWith(context, { "a.md": "word ".repeat(140_000) });
  const { tokenizers } = JSON.parse(
    (await runCli(["compare", "a.md", "--tokenizers", "llama3", "--json"], { cwd })).output,
  );
  const { tokens, models } = tokenizers[0];
  assert.ok(tokens > 131_072 && models.length > 0);
  for (const { window, fits } of models) assert.equal(fits, tokens <= window);
  const shown = await runCli(["compare", "a.md", "--models", "--markdown"], { cwd });
  const costs = shown.output
    .split("\n")
    .slice(2)
    .flatMap(
      (line) =>
        line
          .match(/\$([\d.]+)/)
          ?.slice(1)
          .map(Number) ?? [],
    );
  assert.ok(costs.length > 20);
  assert.deepEqual(
    costs,
    [...costs].sort((a, b) => a - b),
  );
});

test("compare tells the cheapest tokenizer of a folder with an interval, and none of one file", async (context) => {
  const cwd = await folderWith(context, {
    "a.md": TEXT,
    "b.md": `${TEXT}12345678 日本語`,
    "c/d.md": "colour\n".repeat(9),
  });
  const args = ["compare", ".", "--tokenizers", "o200k,r50k,claude", "--json"];
  const { files, cheapest } = JSON.parse((await runCli(args, { cwd })).output);
  assert.deepEqual([files, cheapest.tokenizer, cheapest.next], [3, "o200k_base", "r50k_base"]);
  assert.ok(cheapest.saved.low <= cheapest.saved.share && cheapest.saved.share <= cheapest.saved.high);
  const one = JSON.parse((await runCli(["compare", "a.md", "--json"], { cwd })).output);
  assert.equal(one.cheapest, null);
});

test("compare prints Markdown and comma-separated values", async (context) => {
  const cwd = await folderWith(context, { "a.md": TEXT });
  const only = ["--tokenizer", "o200k_base"];
  const markdown = (await runCli(["compare", "a.md", ...only, "--markdown"], { cwd })).output.split("\n");
  assert.match(markdown[0]!, /^\| Tokenizer \| Tokens \| More \| Bytes\/token \|/);
  assert.match(markdown[1]!, /^\| --- \| ---: \|/);
  assert.match(markdown[2] ?? "", /^\| o200k_base \| 1\d \| /);
  for (const columns of [[], ["--models"]]) {
    const csv = (await runCli(["compare", "a.md", ...only, ...columns, "--csv"], { cwd })).output.split("\n");
    assert.match(csv[0] ?? "", /tokenizer,exact,tokens,low,high,/);
    assert.equal(csv[1]?.split(",").length, csv[0]?.split(",").length);
  }
});

test("compare --dictionary tells the share of tokens that are words and clean morphemes", async (context) => {
  const dictionary = fileURLToPath(new URL("../../../node_modules/dictionary-en/index.aff", import.meta.url));
  const text = "The players were playing happily, unlike xqzvk.\n";
  const cwd = await folderWith(context, { "a.md": text });
  const args = ["compare", "a.md", "--tokenizers", "o200k_base,claude", "--dictionary", dictionary];
  const { tokenizers } = JSON.parse((await runCli([...args, "--json"], { cwd })).output);
  const of = (name: string) => tokenizers.find((row: { tokenizer: string }) => row.tokenizer === name).dictionary;
  const tokenizer = await loadTokenizer("o200k_base");
  const words = new Set([...tokenizer.encode(text)].map((id) => tokenizer.decode([id]).trim().toLowerCase()));
  const { uniqueTokens, words: share, pure } = of("o200k_base");
  assert.equal(uniqueTokens, words.size);
  assert.ok(share > pure && pure > 0 && share < 1, JSON.stringify(of("o200k_base")));
  assert.equal(of("claude-4.6"), null);
  assert.match((await runCli(args, { cwd })).output, /%Words +%Pure/);
  const csv = (await runCli([...args, "--csv"], { cwd })).output.split("\n");
  assert.ok(csv[0]?.endsWith("unique_tokens,word_share,pure_share"));
  const missing = await runCli(["compare", "a.md", "--dictionary", "nowhere.dic"], { cwd });
  assert.equal(missing.status, 2);
  assert.match(missing.errors, /^prompt-budget: nowhere\.dic is one of two files/);
});

test("compare says how many ids would be best for the models whose parameters are published", async (context) => {
  const cwd = await folderWith(context, { "a.md": TEXT });
  const args = ["compare", "a.md", "--tokenizers", "qwen3,deepseek_v3"];
  const { tokenizers } = JSON.parse((await runCli([...args, "--json"], { cwd })).output);
  const optimal = new Map(
    tokenizers.flatMap(({ models }: { models: { model: string; optimalVocabulary: number | null }[] }) =>
      models.map(({ model, optimalVocabulary }) => [model, optimalVocabulary]),
    ),
  );
  assert.equal(optimal.get("qwen3-8b"), 61_910);
  assert.equal(optimal.get("deepseek-v3"), null);
  assert.match((await runCli(args, { cwd })).output, /Ids +Optimal[\s\S]*151,669 +46K–146K/);
  assert.match((await runCli([...args, "--models"], { cwd })).output, /qwen3-8b .* 2\.45\n/);
});
