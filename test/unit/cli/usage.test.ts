import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { COMMANDS } from "../../../src/cli/commands.ts";
import { runCli } from "./run-cli.ts";

const refusal = async (...args: string[]) => {
  const { status, output, errors } = await runCli(args);
  assert.deepEqual([status, output], [2, ""]);
  assert.match(errors, /^prompt-budget: [^\n]+\n$/);
  return errors.slice("prompt-budget: ".length, -1);
};

test("--help lists the commands, and each command has a help in 80 columns", async () => {
  const all = await runCli(["--help"]);
  assert.equal(all.status, 0);
  for (const { name, options } of COMMANDS) {
    assert.match(all.output, new RegExp(`^ {2}${name} `, "m"));
    const one = await runCli([name, "--help"]);
    assert.equal(one.status, 0);
    assert.equal((await runCli(["help", name])).output, one.output);
    for (const option of Object.keys(options)) assert.match(one.output, new RegExp(`--${option}\\b`));
    for (const line of one.output.split("\n")) assert.ok(line.length <= 80, line);
  }
});

test("--version is the package's", async () => {
  const { version } = JSON.parse(await readFile(new URL("../../../package.json", import.meta.url), "utf8"));
  assert.deepEqual(await runCli(["--version"]), { status: 0, output: `${version}\n`, errors: "" });
});

test("without a command the help is shown as a mistake", async () => {
  const { status, output, errors } = await runCli([]);
  assert.deepEqual([status, output], [2, ""]);
  assert.match(errors, /^Counts the tokens/);
});

test("an unknown command or option is told with the nearest one", async () => {
  assert.equal(await refusal("conut", "a"), 'Unknown command "conut". Did you mean count?');
  assert.match(await refusal("--jsn"), /^Unknown option --jsn; a command was expected/);
  assert.match(await refusal("count", "a", "--jsno"), /^Unknown option --jsno\. Did you mean --json\?/);
  assert.match(await refusal("count", "a", "--tokeniser=x"), /^Unknown option --tokeniser\. Did you mean --tokenizer/);
  assert.match(await refusal("count", "a", "-x"), /^Unknown option -x\./);
});

test("an option without its value, or a switch with one, is told", async () => {
  assert.match(await refusal("count", "a", "--tokenizer"), /^--tokenizer needs a value: --tokenizer NAME\./);
  assert.match(await refusal("count", "a", "--tokenizer", "--json"), /^--tokenizer needs a value/);
  assert.match(await refusal("count", "a", "--tokenizer="), /^--tokenizer must not be empty\./);
  assert.match(await refusal("count", "a", "--json=yes"), /^--json takes no value, and "yes" was given\./);
});

test("commands of later versions say that they are not there", async () => {});

test("models can be listed, narrowed, and read by programs", async () => {
  const { output } = await runCli(["models", "--json"]);
  const { date, source, models } = JSON.parse(output);
  assert.match(date, /^\d{4}-\d\d-\d\d$/);
  assert.ok(source.length > 0 && models.length >= 60);
  for (const model of models) assert.ok(model.window > 0 && typeof model.exact === "boolean", model.id);
  assert.match((await runCli(["models", "gpt-4o"])).output, /gpt-4o .*128,000/);
  assert.match(await refusal("models", "no such thing"), /"no such thing"/);
});

test("tokenizers can be listed and read by programs", async () => {
  const { tokenizers } = JSON.parse((await runCli(["tokenizers", "--json"])).output);
  const exact = tokenizers
    .filter((tokenizer: { exact: boolean }) => tokenizer.exact)
    .map(({ name }: { name: string }) => name);
  for (const name of ["o200k_base", "cl100k_base", "llama3", "qwen3", "deepseek_v3"])
    assert.ok(exact.includes(name), name);
  assert.match((await runCli(["tokenizers"])).output, /o200k_base +exact/);
});
