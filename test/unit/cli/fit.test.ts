import assert from "node:assert/strict";
import { chmod, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { folderWith } from "../node/temporary-folder.ts";
import { runCli } from "./run-cli.ts";

const TEXT = `# Notes

The sky is blue. Retries wait two seconds. Cats sleep all day. Dogs bark at the moon.

Call {{name}} at 14:30 about the parcel. Nobody knows where it is.
`;

test("fit prints the text alone, and what it did on standard error", async (context) => {
  const cwd = await folderWith(context, { "a.md": TEXT });
  const { status, output, errors } = await runCli(["fit", "a.md", "--budget", "25"], { cwd });
  assert.equal(status, 0);
  const tokenizer = await loadTokenizer("o200k_base");
  assert.ok(tokenizer.count(output) <= 25, output);
  assert.match(output, /^# Notes\n/);
  assert.match(errors, /^\d+ → \d+ of 25 tokens \(o200k_base\), \d+% less\.\n$/);
});

test("fit --json is the plan, recounted", async (context) => {
  const cwd = await folderWith(context, { "a.md": TEXT });
  const { output } = await runCli(["fit", "a.md", "--budget", "25", "--query", "retries", "--json"], { cwd });
  const plan = JSON.parse(output);
  const tokenizer = await loadTokenizer("o200k_base");
  assert.deepEqual([plan.budget, plan.before, plan.tokens], [25, tokenizer.count(TEXT), tokenizer.count(plan.text)]);
  for (const { start, end, level, tokens, reason } of plan.pieces) {
    assert.deepEqual([typeof start, typeof end, typeof level, typeof tokens], ["number", "number", "string", "number"]);
    assert.ok(reason.length > 0);
  }
});

test("--out writes the file, keeps its mode, and shows what was cut with reasons", async (context) => {
  const cwd = await folderWith(context, { "a.md": TEXT, "out.md": "before" });
  await chmod(join(cwd, "out.md"), 0o600);
  const { status, output } = await runCli(["fit", "a.md", "--budget", "25", "--out", "out.md"], { cwd });
  assert.equal(status, 0);
  const written = await readFile(join(cwd, "out.md"), "utf8");
  assert.match(written, /^# Notes\n/);
  assert.match(output, /What was cut: \d place/);
  if (process.platform !== "win32") assert.equal((await stat(join(cwd, "out.md"))).mode & 0o777, 0o600);
  assert.deepEqual((await readdir(cwd)).sort(), ["a.md", "out.md"]);
});

test("--out through a link writes the file that it leads to", async (context) => {
  const cwd = await folderWith(context, { "a.md": TEXT, "real.md": "before" });
  await symlink("real.md", join(cwd, "link.md"));
  await runCli(["fit", "a.md", "--budget", "25", "--out", "link.md"], { cwd });
  assert.match(await readFile(join(cwd, "real.md"), "utf8"), /^# Notes\n/);
});

test("when what must stay is over the budget, the minimum is told and nothing is written", async (context) => {
  const cwd = await folderWith(context, { "a.md": "```js\nconst answer = compute(1, 2, 3, 4, 5);\n```\n" });
  await writeFile(join(cwd, "out.md"), "before");
  const { status, output, errors } = await runCli(["fit", "a.md", "--budget", "3", "--out", "out.md", "--json"], {
    cwd,
  });
  assert.equal(status, 1);
  const { error } = JSON.parse(output);
  assert.equal(error.code, "budget-too-small");
  assert.match(errors, new RegExp(`^prompt-budget: a\\.md: [^\\n]*\\b${error.minimum}\\b[^\\n]*\\n$`));
  assert.equal(await readFile(join(cwd, "out.md"), "utf8"), "before");
});

test("what --keep matches stays", async (context) => {
  const cwd = await folderWith(context, { "a.md": TEXT });
  const args = ["fit", "a.md", "--budget", "16", "--query", "retries"];
  assert.doesNotMatch((await runCli(args, { cwd })).output, /Nobody knows/);
  assert.match((await runCli([...args, "--keep", "Nobody k\\w+[^.]*", "--keep", "x"], { cwd })).output, /Nobody knows/);
});

test("a model's window less the reserve is the budget where none is said", async (context) => {
  const cwd = await folderWith(context, { "a.md": TEXT });
  const { status, output } = await runCli(["fit", "a.md", "--model", "gpt-4o", "--reserve", "100", "--json"], { cwd });
  assert.equal(status, 0);
  assert.equal(JSON.parse(output).budget, 127_900);
  const share = await runCli(["fit", "a.md", "--model", "gpt-4o", "--budget", "50%", "--json"], { cwd });
  assert.equal(JSON.parse(share.output).budget, 64_000);
});

test("each mistake is one line that names the argument, and nothing is written", async (context) => {
  const cwd = await folderWith(context, { "a.md": TEXT });
  const refusal = async (...args: string[]) => {
    const { status, output, errors } = await runCli(["fit", ...args], { cwd });
    assert.deepEqual([status, output], [2, ""]);
    assert.match(errors, /^prompt-budget: [^\n]+\n$/);
    return errors.slice("prompt-budget: ".length, -1);
  };
  assert.match(await refusal("a.md"), /^fit needs --budget N/);
  assert.match(await refusal("--budget", "5"), /^fit needs a PATH/);
  assert.match(await refusal("a.md", "b.md", "--budget", "5"), /^fit takes one PATH, and "b\.md"/);
  assert.match(
    await refusal("a.md", "--budget", "0"),
    /^--budget must be a whole number of tokens, 1 or more, not 0\./,
  );
  assert.match(await refusal("a.md", "--budget", "-5"), /not -5\./);
  assert.match(await refusal("a.md", "--budget", "many"), /^--budget must be a number of tokens, a share/);
  assert.match(await refusal("a.md", "--budget", "50%"), /no model is chosen/);
  assert.match(
    await refusal("a.md", "--model", "gpt-4o", "--reserve", "128000"),
    /^The reserve of 128,000 tokens leaves/,
  );
  assert.match(await refusal("a.md", "--model", "gpt-4o", "--reserve", "-1"), /^--reserve must be a whole number/);
  assert.match(
    await refusal("a.md", "--budget", "5", "--level", "word"),
    /^--level must be one of .* Did you mean words/,
  );
  assert.match(await refusal("a.md", "--budget", "5", "--keep", "("), /^--keep must be a regular expression/);
  assert.match(await refusal("a.md", "--budget", "5", "--model", "gpt-4x"), /^Unknown model "gpt-4x"/);
  assert.match(
    await refusal("a.md", "--budget", "5", "--tokenizer", "o200"),
    /^Unknown tokenizer "o200"\. Did you mean o200k/,
  );
  assert.match(await refusal("a.md", "--budget", "5", "--tokenizer-file", "no.json"), /^no\.json does not exist\./);
  assert.match(await refusal("a.md", "--budget", "5", "--tokenizer-file", "a.md"), /a\.md/);
  assert.match(
    await refusal("a.md", "--budget", "40", "--out", "none/out.md"),
    /^none\/out\.md cannot be written: its folder/,
  );
  assert.match(await refusal("a.md", "--budget", "40", "--out", "."), /^\. cannot be written: it is a folder\./);
  assert.deepEqual(await readdir(cwd), ["a.md"]);
});
