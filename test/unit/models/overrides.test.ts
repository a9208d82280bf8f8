import assert from "node:assert/strict";
import { test } from "node:test";
import { findModel, listModels } from "../../../src/core/models/catalogue.ts";
import type { ModelOverrides } from "../../../src/core/models/model.ts";
import { parseModelOverrides } from "../../../src/core/models/overrides.ts";
import { UserError } from "../../../src/core/user-error.ts";

const parsed = (value: unknown): ModelOverrides => {
  const overrides = parseModelOverrides(value, "promptBudget.models");
  assert.ok(!(overrides instanceof UserError), (overrides as UserError).message);
  return overrides;
};

test("a setting changes what it names of a model and leaves the rest", () => {
  const before = findModel("gpt-4o");
  const after = findModel("gpt-4o", parsed({ "gpt-4o": { window: 64_000, price: { input: 1, output: 2 } } }));
  assert.deepEqual(after, { ...before, window: 64_000, price: { input: 1, output: 2 } });
});

test("an answer is never longer than a window that a setting makes smaller", () => {
  const model = findModel("gpt-4o", parsed({ "gpt-4o": { window: 8_000 } }));
  assert.ok(!(model instanceof UserError));
  assert.equal(model.maxOutput, 8_000);
});

test("a new model needs a window, and is counted by the widest estimate unless it says by what", () => {
  const overrides = parsed({
    "my-model": { window: 32_768 },
    other: { window: 9_000, tokenizer: "llama3", name: "Mine" },
  });
  const mine = findModel("my-model", overrides);
  assert.ok(!(mine instanceof UserError));
  assert.deepEqual([mine.window, mine.maxOutput, mine.tokenizer], [32_768, 8_192, "other"]);
  assert.equal(listModels(overrides).length, listModels().length + 2);
  assert.equal(listModels(overrides)[1]!.name, "Mine");
});

test("a new model can be found by its aliases and offered as near", () => {
  const overrides = parsed({ "house-model": { window: 10_000, aliases: ["house"] } });
  assert.equal((findModel("house", overrides) as { id: string }).id, "house-model");
  assert.match((findModel("house-modle", overrides) as UserError).message, /house-model/);
});

for (const [what, value, message] of [
  ["no object", 5, /the value must be an object/],
  ["null", null, /the value must be an object/],
  ["a model that is no object", { "gpt-4o": 1 }, /"gpt-4o" must be an object/],
  ["an unknown field", { "gpt-4o": { windows: 1 } }, /"gpt-4o\.windows" is not known/],
  ["a window that is text", { "gpt-4o": { window: "big" } }, /"gpt-4o\.window" must be a number/],
  ["a window of zero", { "gpt-4o": { window: 0 } }, /"gpt-4o\.window" must be above 0/],
  ["half a token", { "gpt-4o": { window: 1.5 } }, /must be a whole number/],
  ["a negative price", { "gpt-4o": { price: { input: -1, output: 1 } } }, /"gpt-4o\.price\.input" cannot be negative/],
  ["a price without output", { "gpt-4o": { price: { input: 1 } } }, /"gpt-4o\.price\.output" is missing/],
  ["an unknown tokenizer", { "gpt-4o": { tokenizer: "o200k_bse" } }, /"o200k_bse"\. Did you mean o200k_base/],
  ["a new model without a window", { mine: { name: "Mine" } }, /"mine" is a new model and needs a "window"/],
] as const)
  test(`${what} is refused, naming the setting`, () => {
    const refused = parseModelOverrides(value, "promptBudget.models");
    assert.ok(refused instanceof UserError);
    assert.equal(refused.code, "invalid-config");
    assert.ok(refused.message.startsWith("promptBudget.models: "), refused.message);
    assert.match(refused.message, message);
    assert.ok(refused.message.endsWith(".") || refused.message.endsWith("?"));
  });

test("nothing set changes nothing", () => assert.deepEqual(listModels(parsed({})), listModels()));
