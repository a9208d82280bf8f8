import assert from "node:assert/strict";
import { test } from "node:test";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { folderWith } from "../node/temporary-folder.ts";
import { runCli } from "./run-cli.ts";

const PHRASE = "the Ministry of Environmental Resource Stewardship";
const TEXT = `Ask ${PHRASE} first.\nWrite to ${PHRASE}, not to me.\nNow ${PHRASE} decides on immunoglobulinopathy.\n`;

test("repeats --json has what costs most, what an alias saves, and the terms that are cut", async (context) => {
  const cwd = await folderWith(context, { "a.md": TEXT, "b.md": `${TEXT}Another end.\n` });
  const { output, status } = await runCli(["repeats", ".", "--top", "3", "--json"], { cwd });
  const { files, strings, terms } = JSON.parse(output);
  const tokenizer = await loadTokenizer("o200k_base");
  assert.deepEqual([status, files], [0, 2]);
  const [first] = strings;
  assert.deepEqual([first.text, first.count], [PHRASE, 6]);
  assert.equal(first.tokens, tokenizer.count(` ${PHRASE}`));
  assert.equal(first.cost, 6 * first.tokens);
  assert.ok(first.aliasSaves > 0 && first.aliasSaves < first.cost);
  assert.equal(terms[0].term, "immunoglobulinopathy");
  assert.equal(terms[0].cut.join(""), "immunoglobulinopathy");
});

test("repeats prints lists for a person, and of a short text what it is made of", async (context) => {
  const cwd = await folderWith(context, { "a.md": TEXT, "short.md": "Be brief.\n" });
  const { output } = await runCli(["repeats", "a.md", "--model", "gpt-4o"], { cwd });
  assert.match(output, /Alias saves/);
  assert.match(output, /immunoglobulinopathy +\w+\|\w+/);
  const short = (await runCli(["repeats", "short.md"], { cwd })).output;
  assert.match(short, /^.*Kind\n +3 +100% +prose +█+\n\n3 tokens in 1 file, o200k_base\n$/);
  assert.match((await runCli(["repeats"], { cwd })).errors, /needs a PATH/);
});

test("repeats tells the tokens of all files by kind, and none where no vocabulary is published", async (context) => {
  const table = "| name | place |\n| --- | --- |\n| Ada | London |\n";
  const cwd = await folderWith(context, { "a.md": `${TEXT}\n${table}`, "b.json": '{"name": ["Ada", "Grace"]}\n' });
  const { tokens, kinds } = JSON.parse((await runCli(["repeats", ".", "--json"], { cwd })).output);
  assert.ok(kinds.prose > kinds.tables && kinds.tables > kinds.json && kinds.json > 0 && kinds.code === 0);
  assert.equal(
    Object.values<number>(kinds).reduce((a, b) => a + b),
    tokens,
  );
  assert.match((await runCli(["repeats", "."], { cwd })).output, /Kind\n[\s\S]*% +prose +█+\n[\s\S]*% +tables +█+\n/);
  const estimate = await runCli(["repeats", "a.md", "--tokenizer", "claude", "--json"], { cwd });
  assert.equal(JSON.parse(estimate.output).kinds, null);
});

test("what stands in itself again is counted as often as it can be named", async (context) => {
  const cwd = await folderWith(context, {
    "a.md": `${"word ".repeat(3_000)}\n`,
    "rows.csv": "name,count\nabc,1\ndef,2\n",
  });
  const { strings, tokens } = JSON.parse((await runCli(["repeats", "a.md", "--json"], { cwd })).output);
  assert.ok(strings.length > 0);
  for (const { cost, aliasSaves } of strings) assert.ok(cost <= tokens && aliasSaves < tokens);
  const { kinds } = JSON.parse((await runCli(["repeats", "rows.csv", "--json"], { cwd })).output);
  assert.equal(kinds.prose, 0);
  assert.ok(kinds.tables > 5);
});

test("strings and terms of JSON are those that its strings mean, and never begin within an escape", async (context) => {
  const said = `${"花都区的产业 是这里\n".repeat(3)}\n"Immunoglobulinopathy"\tfirst`;
  const chat = JSON.stringify([{ role: "user", content: said }]);
  const cwd = await folderWith(context, { "chat.json": chat, "code.md": "Write \\nonesuchery, immunoglobulinopathy." });
  const { strings, terms } = JSON.parse((await runCli(["repeats", "chat.json", "--json"], { cwd })).output);
  assert.deepEqual([strings[0].text, strings[0].count], ["花都区的产业 是这里", 3]);
  const names = terms.map(({ term }: { term: string }) => term);
  assert.ok(names.includes("Immunoglobulinopathy") && names.includes("花都区的产业"), names.join());
  const plain = JSON.parse((await runCli(["repeats", "code.md", "--json"], { cwd })).output);
  assert.ok(plain.terms.some(({ term }: { term: string }) => term === "nonesuchery"));
});

test("a long string that occurs again and again is one row, not one for each place to begin", async (context) => {
  const long = Array.from({ length: 40 }, (_, i) => `word${i}`).join(" ");
  const cwd = await folderWith(context, { "a.md": `${long}.\nSo ${long}!\nBut ${long}?\nAnd ${long}\n` });
  const { strings } = JSON.parse((await runCli(["repeats", "a.md", "--json"], { cwd })).output);
  assert.ok(strings.length <= 2, JSON.stringify(strings.map(({ text }: { text: string }) => text)));
});
