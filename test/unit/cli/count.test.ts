import assert from "node:assert/strict";
import { chmod, symlink } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { textWidth } from "../../../src/cli/terminal/text-width.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { pdfOf } from "../node/pdf/pdf-of.ts";
import { folderWith } from "../node/temporary-folder.ts";
import { runCli } from "./run-cli.ts";

const json = async (args: readonly string[], cwd: string) => {
  const result = await runCli([...args, "--json"], { cwd });
  assert.equal(result.errors, "");
  return JSON.parse(result.output);
};

test("count --json has the shape that scripts rely on", async (context) => {
  const cwd = await folderWith(context, { "a.md": "# Rules\n\nBe brief.\n\n# Tone\n\nKind.\n" });
  const result = await json(["count", "a.md"], cwd);
  const { files, ...total } = result;
  assert.deepEqual(total, {
    tokenizer: "o200k_base",
    exact: true,
    tokens: total.tokens,
    low: total.tokens,
    high: total.tokens,
  });
  assert.equal(files.length, 1);
  assert.equal(files[0].path, "a.md");
  assert.equal(files[0].tokens, total.tokens);
  const [rules, tone] = files[0].sections;
  assert.deepEqual([rules.title, rules.start, tone.title, tone.start], ["Rules", 0, "Tone", 20]);
  assert.equal(rules.tokens + tone.tokens, total.tokens);
});

test("an estimate says so and lies inside its interval", async (context) => {
  const cwd = await folderWith(context, { "a.md": "Some words that a model will read, and some more of them.\n" });
  const { exact, low, tokens, high } = await json(["count", "a.md", "--tokenizer", "claude-4.6"], cwd);
  assert.equal(exact, false);
  assert.ok(low < tokens && tokens < high, `${low} < ${tokens} < ${high}`);
});

test("a folder is walked as git sees it, and paths begin with what was named", async (context) => {
  const cwd = await folderWith(context, {
    ".git/HEAD": "ref",
    "docs/.gitignore": "*.log\n!keep.log\n",
    "docs/a.md": "a",
    "docs/x.log": "x",
    "docs/keep.log": "k",
    "docs/deep/b.md": "b",
    "docs/deep/.gitignore": "/out\n",
    "docs/deep/out/c.md": "c",
  });
  const { files } = await json(["count", "docs"], cwd);
  const paths = files.map(({ path }: { path: string }) => path);
  assert.deepEqual(paths, ["docs/.gitignore", "docs/a.md", "docs/keep.log", "docs/deep/.gitignore", "docs/deep/b.md"]);
});

test("binary files in a folder are passed over and named, one that was named is refused", async (context) => {
  const cwd = await folderWith(context, { "a.md": "a", "b.png": new Uint8Array([137, 80, 0, 1]) });
  const folder = await runCli(["count", ".", "--json"], { cwd });
  assert.equal(folder.status, 0);
  assert.equal(folder.errors, "Passed over 1 binary file: b.png.\n");
  assert.equal(JSON.parse(folder.output).files.length, 1);
  const named = await runCli(["count", "b.png"], { cwd });
  assert.deepEqual(named, {
    status: 2,
    output: "",
    errors: "prompt-budget: b.png is a binary file, and text was expected.\n",
  });
});

test("links that lead in a circle are no trap", async (context) => {
  const cwd = await folderWith(context, { "a/b.md": "b" });
  await symlink("..", join(cwd, "a", "up"), "junction");
  await symlink("self", join(cwd, "a", "self"));
  const { files } = await json(["count", "."], cwd);
  assert.deepEqual(
    files.map(({ path }: { path: string }) => path),
    ["a/b.md"],
  );
  const named = await runCli(["count", "a/self"], { cwd });
  assert.equal(named.status, 2);
  assert.match(named.errors, /^prompt-budget: a\/self [^\n]+\.\n$/);
});

test("what cannot be read is one sentence: a refusal where it was named, else a warning", async (context) => {
  const cwd = await folderWith(context, { "a.md": "a", "d/b.md": "b" });
  const missing = await runCli(["count", "c.md"], { cwd });
  assert.deepEqual(missing, { status: 2, output: "", errors: "prompt-budget: c.md does not exist.\n" });
  await chmod(join(cwd, "d/b.md"), 0);
  const isRoot = process.getuid?.() === 0;
  const folder = await runCli(["count", "."], { cwd });
  assert.equal(folder.status, 0);
  if (!isRoot && process.platform !== "win32")
    assert.match(folder.errors, /^d\/b\.md cannot be read: permission denied\./);
});

test("of several paths the good ones are counted, the bad ones told, and the status is 2", async (context) => {
  const good = await pdfOf([["The tide comes twice a day."]]);
  const cwd = await folderWith(context, { "a.pdf": good, "bad.pdf": good.subarray(0, 300), "c.md": "c" });
  const { status, output, errors } = await runCli(["count", "a.pdf", "bad.pdf", "none.md", "c.md", "--json"], { cwd });
  assert.equal(status, 2);
  assert.deepEqual(
    JSON.parse(output).files.map(({ path }: { path: string }) => path),
    ["a.pdf", "c.md"],
  );
  assert.match(errors, /^prompt-budget: bad\.pdf [^\n]+\.\nprompt-budget: none\.md does not exist\.\n$/);
  const none = await runCli(["count", "none.md", "bad.pdf"], { cwd });
  assert.deepEqual([none.status, none.output], [2, ""]);
});

test("bytes that are no text are counted as U+FFFD, and it is said", async (context) => {
  const cwd = await folderWith(context, { "a.md": new Uint8Array([104, 105, 32, 255, 10]) });
  const result = await runCli(["count", "a.md", "--json"], { cwd });
  assert.equal(result.status, 0);
  assert.match(result.errors, /^a\.md holds bytes that are not UTF-8; [^\n]+\n$/);
  const tokenizer = await loadTokenizer("o200k_base");
  assert.equal(JSON.parse(result.output).tokens, tokenizer.count("hi \ufffd\n"));
});

test("standard input is counted for -", async () => {
  const { output } = await runCli(["count", "-", "--json"], { input: "hello world" });
  assert.equal(JSON.parse(output).files[0].tokens, 2);
});

test("with a budget the line and the words where it ends are shown, and the status is 1", async (context) => {
  const cwd = await folderWith(context, { "a.md": "one two three\nfour five six seven eight\n" });
  const { status, output } = await runCli(["count", "a.md", "--budget", "6"], { cwd });
  assert.equal(status, 1);
  assert.match(output, /of 6 tokens \(\d+%\); \d+ over/);
  assert.match(output, /The budget ends in line 2, column 10:\n {2}2 │ four five┃ six seven eight/);
});

test("what a chat format adds is told apart from the count", async (context) => {
  const chat = JSON.stringify({ messages: [{ role: "user", content: "hi" }] });
  const cwd = await folderWith(context, { "a.json": chat });
  const { output } = await runCli(["count", "a.json"], { cwd });
  assert.match(output, /^a\.json\n\d+ tokens · o200k_base\nThe chat format adds about 6 tokens to these\.\n/);
});

test("a chat in JSON Lines is told what its format adds, other JSON Lines are not", async (context) => {
  const lines = ["hi", "hello", "bye"].map((content) => JSON.stringify({ role: "user", content }));
  const cwd = await folderWith(context, { "a.jsonl": lines.join("\n"), "b.jsonl": '{"id":1}\n{"id":2}' });
  assert.match((await runCli(["count", "a.jsonl"], { cwd })).output, /The chat format adds about 12 tokens to these\./);
  assert.ok(!(await runCli(["count", "b.jsonl"], { cwd })).output.includes("chat format"));
});

test("colours are for terminals, and NO_COLOR is respected", async (context) => {
  const cwd = await folderWith(context, { "a.md": "# A\n\na\n\n# B\n\nb\n" });
  const args = ["count", "a.md", "--budget", "9"];
  const has = (text: string) => text.includes("\u001b[");
  assert.equal(has((await runCli(args, { cwd, columns: 80 })).output), true);
  assert.equal(has((await runCli(args, { cwd, columns: 80, env: { NO_COLOR: "1" } })).output), false);
  assert.equal(has((await runCli(args, { cwd })).output), false);
});

test("no line is wider than the terminal, whatever is in titles", async (context) => {
  const title = `${"很长的标题".repeat(30)} \u001b[31m👩‍👩‍👧‍👦 red`;
  const cwd = await folderWith(context, { "a.md": `# ${title}\n\n${"word ".repeat(300)}\n\n# B\n\nb\n` });
  const { output } = await runCli(["count", "a.md", "--budget", "20"], { cwd, columns: 60, env: { NO_COLOR: "1" } });
  assert.equal(output.includes("\u001b"), false);
  for (const line of output.split("\n")) assert.ok(textWidth(line) <= 60, line);
});
