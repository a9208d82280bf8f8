import assert from "node:assert/strict";
import { test } from "node:test";
import { editConfig } from "../../../src/core/budget/edit-config.ts";
import { compileGlob } from "../../../src/core/budget/glob.ts";
import { globOfPath } from "../../../src/core/budget/glob-of-path.ts";
import { parseConfig } from "../../../src/core/budget/parse-config.ts";
import { settingsFor } from "../../../src/core/budget/settings-for.ts";
import { UserError } from "../../../src/core/user-error.ts";

function edited(...given: Parameters<typeof editConfig>): { text: string; decides: boolean } {
  const result = editConfig(...given);
  assert.ok(!(result instanceof UserError), String(result));
  return result;
}

function settingsIn(text: string, path: string) {
  const config = parseConfig(text);
  assert.ok(!(config instanceof UserError), String(config));
  return settingsFor(config, path);
}

const FILE = `{
  // Our team's.
  "model": "gpt-4o",
  "files": [
    { "glob": "**/*.md", "budget": 4000 }, // all prompts
  ]
}
`;

test("a file gets a rule after all others, and comments stay", () => {
  const { text, decides } = edited(FILE, "a/b.md", "file", { budget: 700 });
  assert.ok(decides);
  assert.ok(text.includes("// Our team's.") && text.includes("// all prompts"));
  assert.equal(settingsIn(text, "a/b.md").budget, 700);
  assert.equal(settingsIn(text, "a/c.md").budget, 4000);
});

test("a file's own rule is changed where it has one", () => {
  const once = edited(FILE, "a/b.md", "file", { budget: 700 }).text;
  const twice = edited(once, "a/b.md", "file", { budget: "50%", model: "gpt-5", tokenizer: null }).text;
  assert.equal(twice.split("a/b.md").length, 2);
  assert.deepEqual([settingsIn(twice, "a/b.md").budget, settingsIn(twice, "a/b.md").model], ["50%", "gpt-5"]);
  const back = edited(twice, "a/b.md", "file", { model: null });
  assert.equal(settingsIn(back.text, "a/b.md").model, "gpt-4o");
});

test("a rule is added where there was none, and to an empty object", () => {
  assert.equal(settingsIn(edited("{}", "b.md", "file", { budget: 7 }).text, "b.md").budget, 7);
});

test("what holds for all says so where a rule is stronger", () => {
  const { text, decides } = edited(FILE, "a/b.md", "all", { budget: 900 });
  assert.ok(!decides);
  assert.equal(settingsIn(text, "other.txt").budget, 900);
  assert.ok(edited(FILE, "other.txt", "all", { budget: 900 }).decides);
});

test("a file that is broken stays as it is", () => {
  const result = editConfig("{ broken", "a.md", "file", { budget: 7 });
  assert.ok(result instanceof UserError && result.code === "invalid-config");
});

test("a path's glob matches that file alone, whatever its name", () => {
  for (const path of ["a.md", "x/a.md", "x/[id]/{a}/(b)!c*d?.md", "a b/größe+1@2|3.md", ".hidden"]) {
    const matches = compileGlob(globOfPath(path));
    assert.ok(!(matches instanceof UserError), path);
    assert.ok(matches(path), path);
    for (const other of [`y/${path}`, `${path}x`, "x/i/a/b/cd.md"]) assert.ok(!matches(other), `${path} ${other}`);
  }
});
