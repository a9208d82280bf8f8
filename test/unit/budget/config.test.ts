import assert from "node:assert/strict";
import { test } from "node:test";
import type { Config } from "../../../src/core/budget/config.ts";
import { parseConfig } from "../../../src/core/budget/parse-config.ts";
import { settingsFor } from "../../../src/core/budget/settings-for.ts";
import { UserError } from "../../../src/core/user-error.ts";

const configOf = (text: string): Config => {
  const config = parseConfig(text);
  if (config instanceof UserError) throw config;
  return config;
};
const messageOf = (text: string): string => {
  const config = parseConfig(text);
  assert.ok(config instanceof UserError, `${JSON.stringify(config)} is no mistake`);
  assert.equal(config.code, "invalid-config");
  return config.message;
};

test("comments, a byte order mark and a last comma are welcome", () => {
  assert.deepEqual(configOf('\ufeff{\n  // ours\n  "budget": 2000, /* tokens */\n}'), { budget: 2000 });
});

test("a mistake is named with its line and key", () => {
  const at = (line: number, rest: string) => `.promptbudget.json, line ${line}: ${rest}`;
  const whole = "must be a whole number of tokens";
  assert.equal(messageOf('{\n"budget": 0}'), at(2, `"budget" ${whole}, 1 or more, not 0.`));
  assert.equal(messageOf('{"reserve": -1}'), at(1, `"reserve" ${whole}, 0 or more, not -1.`));
  assert.match(
    messageOf('{\n\n"budget":"many"}'),
    /line 3: "budget" must be a number of tokens above 0.*not "many"\.$/,
  );
  assert.match(messageOf('{"files":[{"glob":["a/**",3]}]}'), /"files\[0\]\.glob\[?1?\]?" must be a glob/);
  assert.match(messageOf('{"files":[{"budget":3}]}'), /"files\[0\]" must say which files it is for/);
  assert.match(messageOf('{"thresholds":{"warning":"x"}}'), /"thresholds\.warning" must be a share/);
  assert.equal(messageOf("[1]"), at(1, "the file must hold an object."));
});

test("an unknown key is told with the nearest one", () => {
  assert.match(messageOf('{"bugdet":5}'), /"bugdet" is not known\. Did you mean budget\?$/);
  assert.match(
    messageOf('{"files":[{"glob":"a","bugdet":3}]}'),
    /"files\[0\]\.bugdet" is not known\. Did you mean budget\?$/,
  );
});

test("text that is no JSON is told with its place", () => {
  assert.match(messageOf('{\n "budget" 5}'), /line 2: this is not JSON at "5}"\.$/);
  assert.match(messageOf('{"budget":'), /something is missing at its end/);
  assert.match(messageOf(""), /something is missing at its end/);
});

test("brackets nested very deep are refused", () => {
  assert.match(messageOf(`{"files":${"[".repeat(200_000)}`), /nested more than 20 deep/);
});

test("a glob that could make matching slow is refused", () => {
  assert.match(messageOf('{"files":[{"glob":"*a*a*a*a*a*a*b"}]}'), /at most 4 "\*\*"/);
  assert.match(messageOf(`{"files":[{"glob":"${"{a,".repeat(200)}"}]}`), /at most 256 characters/);
});

test("the last rule that matches a file wins, key by key", () => {
  const config = configOf(`{
    "model": "gpt-4o", "reserve": 100, "budget": "window - reserve",
    "files": [
      { "glob": "prompts/**/*.md", "budget": 2000 },
      { "files": ["prompts/long/*", "*.txt"], "budget": 9000, "tokenizer": "cl100k_base" },
      { "glob": "other/**", "model": "gpt-4" }
    ]
  }`);
  const said = (path: string) => {
    const { model, tokenizer, budget, reserve, rule } = settingsFor(config, path);
    return { model, tokenizer, budget, reserve, rule };
  };
  const all = { model: "gpt-4o", tokenizer: null, budget: "window - reserve", reserve: 100, rule: null };
  assert.deepEqual(said("README.md"), all);
  assert.deepEqual(said("prompts/a.md"), { ...all, budget: 2000, rule: 0 });
  assert.deepEqual(said("prompts/long/b.md"), { ...all, budget: 9000, tokenizer: "cl100k_base", rule: 1 });
  assert.deepEqual(said("deep/er/c.txt"), { ...all, budget: 9000, tokenizer: "cl100k_base", rule: 1 });
  assert.deepEqual(said("other/c.txt"), { ...all, model: "gpt-4", budget: 9000, rule: 2 });
});

test("dotted folders are matched, and thresholds have defaults", () => {
  const config = configOf('{"thresholds":{"error":0.9},"files":[{"glob":".github/**","budget":5}]}');
  assert.equal(settingsFor(config, ".github/prompts/a.prompt.md").budget, 5);
  assert.deepEqual(settingsFor(config, "x").thresholds, { warning: 0.8, error: 0.9 });
});
