import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { folderWith } from "../node/temporary-folder.ts";
import { runCli } from "./run-cli.ts";

const LONG = `# Start\n\n${"Be brief. ".repeat(3)}\n\n# Rules\n\n${"Answer in short sentences. ".repeat(20)}\n`;
const CONFIG = '{ // ours\n "files": [{ "glob": "prompts/**", "budget": 40 }, { "glob": "*.txt", "budget": 500 }] }';

test("check says by how much a file is over, and names its largest section", async (context) => {
  const cwd = await folderWith(context, {
    ".promptbudget.json": CONFIG,
    "prompts/a.md": LONG,
    "b.txt": "b",
    "c.md": LONG,
  });
  const { status, output } = await runCli(["check", "--json"], { cwd });
  assert.equal(status, 1);
  const { over, files } = JSON.parse(output);
  const tokens = (await loadTokenizer("o200k_base")).count(LONG);
  assert.equal(over, 1);
  assert.deepEqual(
    files.map(({ path, over }: { path: string; over: number }) => [path, over]),
    [
      ["b.txt", 0],
      ["prompts/a.md", tokens - 40],
    ],
  );
  assert.equal(files[1].section.title, "Rules");
  assert.equal(files[1].section.grewBy, null);
  assert.equal(files[1].overflow.line, 7);
  const text = (await runCli(["check"], { cwd })).output;
  assert.match(text, new RegExp(`prompts/a\\.md .* ${tokens - 40} over`));
});

test("check names the section that grew since the last commit", async (context) => {
  const cwd = await folderWith(context, { ".promptbudget.json": CONFIG, "prompts/a.md": LONG });
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd, stdio: "pipe" });
  git("init", "-q");
  git("add", ".");
  git("commit", "-qm", "first");
  await writeFile(join(cwd, "prompts/a.md"), LONG.replace("# Rules", "And one sentence more.\n\n# Rules"));
  const { output } = await runCli(["check", "prompts", "--json"], { cwd });
  const { section } = JSON.parse(output).files[0];
  assert.equal(section.title, "Start");
  assert.ok(section.grewBy >= 5 && section.grewBy <= 7, String(section.grewBy));
});

test("all within their budgets is status 0", async (context) => {
  const cwd = await folderWith(context, { ".promptbudget.json": CONFIG, "prompts/a.md": "short", "b.txt": "b" });
  const { status, output, errors } = await runCli(["check"], { cwd });
  assert.deepEqual([status, errors], [0, ""]);
  assert.match(output, /2 files checked\. All within their budgets\./);
});

test("--sarif is a SARIF 2.1.0 log", async (context) => {
  const cwd = await folderWith(context, { ".promptbudget.json": CONFIG, "prompts/ä b.md": LONG });
  const { status, output } = await runCli(["check", "--sarif"], { cwd });
  assert.equal(status, 1);
  const log = JSON.parse(output);
  assert.equal(log.version, "2.1.0");
  const [run] = log.runs;
  const [result] = run.results;
  assert.equal(run.results.length, 1);
  assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
  assert.equal(result.level, "error");
  const { artifactLocation, region } = result.locations[0].physicalLocation;
  assert.equal(artifactLocation.uri, "prompts/%C3%A4%20b.md");
  assert.ok(region.startLine === 7 && region.startColumn > 1);
});

test("--github escapes what would end an annotation early", async (context) => {
  const name = process.platform === "win32" ? "prompts/100%, b.md" : "prompts/100%, a:b.md";
  const cwd = await folderWith(context, { ".promptbudget.json": CONFIG, [name]: LONG.replace("# Rules", "# 50% ::x") });
  const { status, output } = await runCli(["check", "--github"], { cwd });
  assert.equal(status, 1);
  const line = output.trimEnd();
  assert.equal(line.split("\n").length, 1);
  assert.match(line, /^::error file=prompts\/100%25%2C [^,:]*,line=7,col=\d+,title=[^,:]+::.*"50%25 ::x"/);
});

test("each mistake of a check is one line that names its place", async (context) => {
  const cwd = await folderWith(context, {
    "bad.json": '{\n  "bugdet": 5\n}',
    "model.json": '{ "model": "gpt-4x", "budget": 5 }',
    "small.json": '{ "window": 100, "reserve": 200 }',
    "none.json": '{ "files": [{ "glob": "nothing/*", "budget": 5 }] }',
    "unbudgeted.json": "{}",
    "a.md": "a",
  });
  const refusal = async (...args: string[]) => {
    const { status, output, errors } = await runCli(["check", ...args], { cwd });
    assert.deepEqual([status, output], [2, ""]);
    assert.match(errors, /^prompt-budget: [^\n]+\n$/);
    return errors.slice("prompt-budget: ".length, -1);
  };
  assert.match(
    await refusal("--config", "bad.json"),
    /^bad\.json, line 2: "bugdet" is not known\. Did you mean budget\?/,
  );
  assert.match(await refusal("a.md", "--config", "model.json"), /^model\.json: Unknown model "gpt-4x"/);
  assert.match(
    await refusal("a.md", "--config", "small.json"),
    /reserve.* of 200 tokens leaves nothing of the window of 100/,
  );
  assert.match(await refusal("a.md", "--config", "unbudgeted.json"), /^unbudgeted\.json gives no budget.* to a\.md\./);
  assert.match(await refusal("--config", "no.json"), /^no\.json does not exist\./);
  assert.match(await refusal("b.md", "--config", "model.json"), /^model\.json: Unknown model|^b\.md does not exist/);
  assert.match(await refusal("--json", "--sarif"), /^--json and --sarif are different forms/);
  const empty = await runCli(["check", "--config", "none.json"], { cwd });
  assert.deepEqual([empty.status, empty.output], [0, ""]);
  assert.match(empty.errors, /^No file matches the rules of none\.json/);
});

test("check takes the budgets beside the path it is given, from wherever it runs", async (context) => {
  const cwd = await folderWith(context, {
    "prompts/.promptbudget.json": '{ "files": [{ "glob": "*.md", "budget": 1 }] }',
    "prompts/long.md": "far more than one token",
    "other/short.md": "a",
  });
  for (const named of ["prompts", "prompts/long.md"]) {
    const { status, output } = await runCli(["check", named, "--json"], { cwd });
    assert.equal(status, 1);
    const { config, files } = JSON.parse(output);
    assert.equal(config.replaceAll("\\", "/"), "prompts/.promptbudget.json");
    assert.deepEqual(
      files.map((file: { path: string }) => file.path),
      ["prompts/long.md"],
    );
  }
  const { status, errors } = await runCli(["check", "other/short.md"], { cwd });
  assert.equal(status, 2);
  assert.match(errors, /No \.promptbudget\.json beside other\/short\.md or above/);
});

test("work on letters is a hint in every form of output, and no reason to fail", async (context) => {
  const cwd = await folderWith(context, {
    ".promptbudget.json": CONFIG,
    "prompts/a.md": 'Be brief.\n\nHow many r\'s are in "strawberry"?\n',
  });
  const all = await Promise.all(["--json", "--sarif", "--github"].map((form) => runCli(["check", form], { cwd })));
  assert.deepEqual(
    all.map(({ status }) => status),
    [0, 0, 0],
  );
  const [json, sarif, github] = all.map(({ output }) => output) as [string, string, string];
  const [hint] = JSON.parse(json).files[0].hints;
  assert.deepEqual([hint.offset, hint.line, hint.column], [11, 3, 1]);
  assert.match(hint.message, /"strawberry" is 3 tokens \(st\|raw\|berry\)/);
  const [result] = JSON.parse(sarif).runs[0].results;
  assert.deepEqual([result.ruleId, result.level], ["hidden-letters", "note"]);
  assert.match(github, /^::notice file=prompts\/a\.md,line=3,col=1,/);
  assert.match((await runCli(["check"], { cwd })).output, /prompts\/a\.md:3:1\n {2}Hint: /);
});
