import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { configSchema, RULE_KEYS, SELECTION_KEYS, STEP_KEYS, THRESHOLD_KEYS } from "../../../src/core/budget/config.ts";
import { parseExpression } from "../../../src/core/budget/expression.ts";
import { parseConfig } from "../../../src/core/budget/parse-config.ts";
import { settingsFor } from "../../../src/core/budget/settings-for.ts";
import { UserError } from "../../../src/core/user-error.ts";

const root = new URL("../../../", import.meta.url);
const schema = JSON.parse(await readFile(new URL("media/promptbudget.schema.json", root), "utf8"));

test("the JSON schema that the editor shows knows the keys that are read, and no other", () => {
  const { properties } = schema;
  assert.deepEqual(Object.keys(properties).sort(), Object.keys(configSchema.entries).sort());
  assert.deepEqual(Object.keys(properties.files.items.properties).sort(), [...RULE_KEYS].sort());
  assert.deepEqual(Object.keys(properties.steps.items.properties).sort(), [...STEP_KEYS].sort());
  const { additionalProperties: selection } = properties.selections;
  assert.deepEqual(Object.keys(selection.properties).sort(), [...SELECTION_KEYS].sort());
  assert.deepEqual(Object.keys(properties.thresholds.properties).sort(), [...THRESHOLD_KEYS].sort());
});

test("the JSON schema takes the budgets that are understood", () => {
  const pattern = new RegExp(schema.definitions.budget.anyOf[1].pattern);
  const said = ["50%", "window", "window - 8000", "Window-Reserve", "8k", "1.5k", "8,000", "window - reserve - 10%"];
  const nonsense = ["", "many", "50 percent", "window + 5", "-5", "window -"];
  for (const text of said)
    assert.deepEqual([pattern.test(text), parseExpression(text) !== undefined], [true, true], text);
  for (const text of nonsense) assert.deepEqual([pattern.test(text), parseExpression(text)], [false, undefined], text);
});

test("the sample's own budgets are read", async () => {
  const config = parseConfig(await readFile(new URL("samples/.promptbudget.json", root), "utf8"));
  assert.ok(!(config instanceof UserError));
  assert.equal(settingsFor(config, "support-agent.prompt.md").budget, 1400);
});
