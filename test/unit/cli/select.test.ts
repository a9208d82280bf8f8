import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { folderWith } from "../node/temporary-folder.ts";
import { runCli } from "./run-cli.ts";

const FILES = {
  "docs/a.md":
    "# Retries\n\nA request is retried three times. The wait doubles each time.\n\n# Cats\n\nCats sleep all day.\n",
  "docs/b.md": "# Moon\n\nDogs bark at the moon. Nobody knows why the parcel is late.\n",
  "src/load.ts": "export function loadCache(path: string): Cache {\n  return read(path);\n}\n",
  "secret/out.md": "A request is retried nowhere.\n",
  ".gitignore": "secret/\n",
};
const BY_WORDS = ["--encoder", "none"];
const ASK = ["--query", "how often is a request retried?", "--budget", "40", ...BY_WORDS];
const tokenizer = await loadTokenizer("o200k_base");

const answersOf = async (cwd: string, args: readonly string[], requests: readonly unknown[]) => {
  const input = requests.map((request) => `${JSON.stringify(request)}\n`).join("");
  const { status, output } = await runCli(["select", ...args, ...BY_WORDS, "--requests", "-"], { cwd, input });
  const answers = output.split("\n").filter((line) => line !== "");
  return { status, answers: answers.map((line) => JSON.parse(line)) };
};

test("select prints what answers the question, each piece under its path and lines, within the budget", async (context) => {
  const cwd = await folderWith(context, FILES);
  const { status, output, errors } = await runCli(["select", ".", ...ASK], { cwd });
  assert.equal(status, 0);
  assert.ok(tokenizer.count(output) <= 40, output);
  assert.match(output, /^docs\/a\.md:\d+(-\d+)?\n/m);
  assert.match(output, /A request is retried three times\./);
  assert.doesNotMatch(output, /nowhere/);
  assert.match(errors, /^\d+ pieces? of \d+ candidates: \d+ of 40 tokens \(o200k_base\)\.\n$/);
});

test("select --json tells each piece with its place, tokens, score and reason", async (context) => {
  const cwd = await folderWith(context, FILES);
  const { output } = await runCli(["select", "docs", "src", ...ASK, "--json"], { cwd });
  const selection = JSON.parse(output);
  assert.deepEqual([selection.budget, selection.tokens], [40, tokenizer.count(selection.text)]);
  assert.ok(selection.candidates > selection.pieces.length);
  const best = selection.pieces.find((piece: { reason: string }) => piece.reason.startsWith("best match"));
  assert.equal(best.path, "docs/a.md");
  assert.match(best.reason, /^best match: .*retried/);
  for (const { start, end, tokens, score, level } of selection.pieces) {
    assert.ok(end > start && tokens > 0 && typeof score === "number" && typeof level === "string");
  }
});

test("a byte order mark is a code unit of its file, kept index or not", async (context) => {
  const marked = `\ufeff${FILES["docs/a.md"]}`;
  const cwd = await folderWith(context, { "docs/a.md": marked, "docs/b.md": FILES["docs/b.md"] });
  for (const more of [[], ["--index", join(cwd, "../index.sqlite")]]) {
    const { output } = await runCli(["select", "docs", ...ASK, "--json", ...more], { cwd });
    const { text, pieces } = JSON.parse(output);
    const { start, end } = pieces.find((piece: { path: string }) => piece.path === "docs/a.md");
    assert.match(marked.slice(start, end), /^\S[\s\S]*A request is retried three times\./);
    assert.ok(text.includes(marked.slice(start, end)) && !text.includes("\ufeff"), text);
  }
});

test("--headers none leaves the headers out and parts pieces by a blank line", async (context) => {
  const cwd = await folderWith(context, FILES);
  const { output } = await runCli(["select", ".", ...ASK, "--headers", "none", "--json"], { cwd });
  const { text, pieces } = JSON.parse(output);
  assert.doesNotMatch(text, /a\.md/);
  assert.equal(text.split("\n\n").length >= pieces.length, true);
});

test("--out writes the text and shows what was chosen and why", async (context) => {
  const cwd = await folderWith(context, FILES);
  const { status, output } = await runCli(["select", ".", ...ASK, "--out", "context.md"], { cwd });
  assert.equal(status, 0);
  assert.match(await readFile(join(cwd, "context.md"), "utf8"), /retried three times/);
  assert.match(output, /docs\/a\.md/);
  assert.match(output, /best match: /);
});

test("requests are answered in order, each with its own query, budget and paths", async (context) => {
  const cwd = await folderWith(context, FILES);
  const { status, answers } = await answersOf(
    cwd,
    ["docs", "--budget", "60"],
    [
      { id: 1, query: "request retried" },
      { id: 2, query: "request retried", paths: ["b.md"], budget: 30 },
      { id: 3, query: "moon", paths: ["docs/b.md"] },
    ],
  );
  assert.equal(status, 0);
  assert.deepEqual(
    answers.map(({ id, budget }) => [id, budget]),
    [
      [1, 60],
      [2, 30],
      [3, 60],
    ],
  );
  assert.ok(answers[0].pieces.some(({ path }: { path: string }) => path === "docs/a.md"));
  for (const answer of answers.slice(1))
    assert.deepEqual(new Set(answer.pieces.map(({ path }: { path: string }) => path)), new Set(["docs/b.md"]));
});

test("a request that cannot be answered has an error, and the others are answered", async (context) => {
  const cwd = await folderWith(context, FILES);
  const { status, answers } = await answersOf(
    cwd,
    ["docs"],
    [
      { id: 1, budget: 50 },
      { id: 2, query: "cats" },
      { id: 3, query: "cats", budget: 50, paths: ["nowhere.md"] },
      { id: 4, query: "cats", budget: 50, paths: [] },
      { id: 5, query: "cats", budget: 1 },
      { id: 6, query: " ", budget: 50 },
      { id: 7, query: "cats", budget: 50 },
    ],
  );
  assert.equal(status, 1);
  const codes = answers.map(({ error }) => error?.code);
  const invalid = "invalid-argument";
  assert.deepEqual(codes, [invalid, invalid, invalid, invalid, "budget-too-small", invalid, undefined]);
  assert.ok(answers[4].error.minimum > 1);
  assert.match(answers[2].error.message, /nowhere\.md/);
  const { answers: again } = await answersOf(cwd, ["docs"], [{ query: "cats", budget: answers[4].error.minimum }]);
  assert.equal(again[0].error, undefined);
});

test("mistakes in the call are told with the argument", async (context) => {
  const cwd = await folderWith(context, FILES);
  const refusal = async (...args: string[]) => {
    const { status, output, errors } = await runCli(["select", ...args], { cwd });
    assert.deepEqual([status, output], [2, ""]);
    return errors;
  };
  assert.match(await refusal(), /select needs a PATH/);
  assert.match(await refusal("docs", "--budget", "5"), /--query TEXT/);
  assert.match(await refusal("docs", "--query", "a"), /--budget N/);
  assert.match(await refusal("docs", "--query", "", "--budget", "5"), /--query must not be empty/);
  assert.match(await refusal("nowhere", "--query", "a", "--budget", "5"), /nowhere does not exist/);
  assert.match(await refusal("docs", ...ASK, "--selector", "besst"), /--selector must be one of value/);
});

test("files and folders at a level of detail that a person wants", async (context) => {
  const cwd = await folderWith(context, FILES);
  const { output } = await runCli(["select", ".", ...ASK, "--outline", "src", "--name", "docs/b.md"], { cwd });
  assert.match(output, /src\/load\.ts:1\nexport function loadCache\(path: string\): Cache \{\n\n/);
  assert.match(output, /\n\ndocs\/b\.md$/);
  const { errors, status } = await runCli(["select", ".", ...ASK, "--full", "docs/none.md"], { cwd });
  assert.deepEqual([status, /--full docs\/none\.md is not among the files/.test(errors)], [2, true]);
  const levels = { "src/load.ts": "full" };
  const { answers } = await answersOf(cwd, ["."], [{ id: 1, query: "cats", budget: 60, levels }]);
  assert.match(answers[0].text, /return read\(path\);/);
  const wrong = await answersOf(cwd, ["."], [{ id: 1, query: "cats", budget: 60, levels: { "src/load.ts": "all" } }]);
  assert.match(wrong.answers[0].error.message, /"levels" must give paths one of full, outline, name/);
});
