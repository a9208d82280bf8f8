import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { folderWith } from "../node/temporary-folder.ts";
import { runCli } from "./run-cli.ts";

const DATA = process.env.PROMPT_BUDGET_DATA ?? "../shared/data";

test("premium --json has the languages of the bundled table, dearest first, with its date", async () => {
  const { output, status } = await runCli(["premium", "--tokenizers", "cl100k,o200k", "--json"]);
  const { date, tokenizers, languages } = JSON.parse(output);
  assert.equal(status, 0);
  assert.match(date, /^\d{4}-\d\d-\d\d$/);
  assert.deepEqual(tokenizers, ["cl100k_base", "o200k_base"]);
  assert.ok(languages.length > 500);
  const premiums = languages.map(({ premium }: { premium: Record<string, number> }) => premium.cl100k_base);
  assert.deepEqual(
    premiums,
    premiums.toSorted((a: number, b: number) => b - a),
  );
});

test("premium prints the languages that a text names", async () => {
  const { output } = await runCli(["premium", "--language", "burm", "--tokenizers", "o200k,cl100k"]);
  assert.match(output, /^Burmese +my +3\.93 +14\.54$/m);
  assert.doesNotMatch(output, /Spanish/);
  assert.equal((await runCli(["premium", "--language", "klingon"])).status, 2);
});

test("premium of a pair of files is the tokens of one over those of the other", async (context) => {
  const cwd = await folderWith(context, { "my.txt": "ကောင်းပါသည် ".repeat(5), "en.txt": "It is good. ".repeat(5) });
  const { output } = await runCli(["premium", "my.txt", "en.txt", "--tokenizers", "o200k,claude", "--json"], { cwd });
  const rows = JSON.parse(output).tokenizers;
  const exact = rows.find((row: { exact: boolean }) => row.exact);
  assert.equal(exact.premium, exact.tokens / exact.english);
  assert.deepEqual([exact.low, exact.high], [exact.premium, exact.premium]);
  const estimate = rows.find((row: { exact: boolean }) => !row.exact);
  assert.ok(estimate.low < estimate.premium && estimate.premium < estimate.high);
  assert.match((await runCli(["premium", "my.txt"], { cwd })).errors, /needs two paths/);
});

/** The figures that the data's own guide has for o200k_base and cl100k_base; these are of XQuAD's paragraphs. */
const PUBLISHED = { es: [1.23, 1.43], zh: [1.19, 1.77], ar: [1.32, 2.89], hi: [1.51, 4.53], th: [1.95, 4.3] };

if (existsSync(`${DATA}/xquad/parallel.jsonl`))
  test("premiums of parallel texts are the published ones", async (context) => {
    const rows = readFileSync(`${DATA}/xquad/parallel.jsonl`, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, string>);
    const folder = (tag: string) => Object.fromEntries(rows.map((row, i) => [`${tag}/${i}.txt`, row[tag]!]));
    const tags = Object.keys(PUBLISHED);
    const cwd = await folderWith(context, Object.assign({}, ...["en", ...tags].map(folder)));
    for (const [tag, published] of Object.entries(PUBLISHED)) {
      const { output } = await runCli(["premium", tag, "en", "--tokenizers", "o200k,cl100k", "--json"], { cwd });
      const found = JSON.parse(output).tokenizers as { tokenizer: string; premium: number }[];
      const of = (name: string) => Number(found.find(({ tokenizer }) => tokenizer === name)!.premium.toFixed(2));
      assert.deepEqual([of("o200k_base"), of("cl100k_base")], published, tag);
    }
  });
