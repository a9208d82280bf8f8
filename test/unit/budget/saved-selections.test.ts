import assert from "node:assert/strict";
import { test } from "node:test";
import type { Config } from "../../../src/core/budget/config.ts";
import { parseConfig } from "../../../src/core/budget/parse-config.ts";
import { savedSelection, scopeTest, withSavedSelection } from "../../../src/core/budget/saved-selections.ts";
import { UserError } from "../../../src/core/user-error.ts";

const FILE = `{
  // Our team's.
  "model": "gpt-4o",
  "selections": {
    "retries": { "question": "How often is a request retried?", "budget": 900, "include": "docs/**" }, // for the handbook
  },
}
`;

function configOf(text: string): Config {
  const config = parseConfig(text);
  assert.ok(!(config instanceof UserError), String(config));
  return config;
}

test("a selection is found by its name, and an unknown name is told with those there are", () => {
  const config = configOf(FILE);
  const found = savedSelection(config, "retries");
  assert.ok(!(found instanceof UserError) && found.budget === 900);
  const unknown = savedSelection(config, "retrys");
  assert.ok(unknown instanceof UserError);
  assert.match(unknown.message, /no selection "retrys".*; it has retries\. Did you mean retries\?$/);
  const none = savedSelection(configOf("{}"), "toString");
  assert.ok(none instanceof UserError);
  assert.match(none.message, /No selection is saved/);
});

test("a mistake in a selection is told with its key", () => {
  const messageOf = (text: string) => {
    const config = parseConfig(text);
    assert.ok(config instanceof UserError, text);
    return config.message;
  };
  assert.match(messageOf('{"selections":{"a":{"budget":5}}}'), /"selections\.a\.question"/);
  assert.match(messageOf('{"selections":{"a":{"question":"b","budget":"many"}}}'), /must be a whole number of tokens/);
  assert.match(messageOf('{"selections":{"a":{"question":"b","budjet":5}}}'), /Did you mean budget\?$/);
  assert.match(messageOf('{"selections":{"a":{"question":"b","selector":"best"}}}'), /must be one of value, /);
  assert.match(messageOf('{"selections":{"a":{"question":"b","include":["{a"]}}}'), /brackets are closed/);
});

test("globs take and leave files", () => {
  const takes = scopeTest({ include: ["docs/**", "*.ts"], exclude: "docs/old/**" });
  assert.deepEqual(["docs/a.md", "src/b/c.ts", "docs/old/a.md", "d.md"].map(takes), [true, true, false, false]);
  assert.ok(scopeTest({ exclude: "a" })("b"));
});

test("a selection is written among the others, and the rest of the file stays as it is", () => {
  const text = withSavedSelection(FILE, "moon", { question: 'Why "moon"?\n', include: ["a.md"] });
  assert.ok(typeof text === "string", String(text));
  for (const line of FILE.split("\n").slice(0, 4)) assert.ok(text.includes(line), line);
  assert.ok(text.includes("// for the handbook"));
  assert.deepEqual(Object.keys(configOf(text).selections ?? {}), ["retries", "moon"]);
  assert.deepEqual(configOf(text).selections?.moon, { question: 'Why "moon"?\n', include: ["a.md"] });
  const again = withSavedSelection(text, "moon", { question: "Where?" });
  assert.deepEqual(configOf(again as string).selections?.moon, { question: "Where?" });
});

test("a selection is written to an empty file, and a broken file stays as it is", () => {
  assert.deepEqual(configOf(withSavedSelection("{}\n", "a", { question: "b" }) as string).selections, {
    a: { question: "b" },
  });
  assert.ok(withSavedSelection("{ broken", "a", { question: "b" }) instanceof UserError);
});
