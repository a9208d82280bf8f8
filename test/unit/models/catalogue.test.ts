import assert from "node:assert/strict";
import { test } from "node:test";
import { CATALOGUE_SOURCE, findModel, inputCost, listModels } from "../../../src/core/models/catalogue.ts";
import type { Model } from "../../../src/core/models/model.ts";
import { TOKENIZER_FAMILIES } from "../../../src/core/tokenizer/families.ts";
import { UserError } from "../../../src/core/user-error.ts";

const models = listModels();

const found = (id: string): Model => {
  const model = findModel(id);
  assert.ok(!(model instanceof UserError), (model as UserError).message);
  return model;
};

test("there are at least sixty models, with figures that can be", () => {
  assert.ok(models.length >= 60, `${models.length}`);
  const families = new Set(TOKENIZER_FAMILIES.map(({ name }) => name));
  for (const { id, name, vendor, window, maxOutput, tokenizer, price } of models) {
    assert.ok(id && name && vendor, id);
    assert.ok(Number.isInteger(window) && window >= 4_096 && window <= 20_000_000, id);
    assert.ok(Number.isInteger(maxOutput) && maxOutput >= 1_024 && maxOutput <= window, id);
    assert.ok(families.has(tokenizer), `${id}: ${tokenizer}`);
    if (!price) continue;
    assert.ok(price.input > 0 && price.input < 1_000 && price.output >= price.input, id);
    assert.ok(price.cachedInput === undefined || (price.cachedInput > 0 && price.cachedInput < price.input), id);
  }
});

test("every model has names of its own", () => {
  const all = models.flatMap(({ id, aliases }) => [id, ...aliases]);
  assert.equal(new Set(all).size, all.length);
});

test("the catalogue says when its figures were published, and by whom", () => {
  assert.match(CATALOGUE_SOURCE.date, /^20\d{2}-[01]\d-[0-3]\d$/);
  assert.match(CATALOGUE_SOURCE.source, /^llm-zoo \d+\.\d+\.\d+$/);
});

for (const [id, tokenizer] of [
  ["gpt-4o", "o200k_base"],
  ["gpt-4.1-mini", "o200k_base"],
  ["gpt-5", "o200k_base"],
  ["o3-mini", "o200k_base"],
  ["o4-mini", "o200k_base"],
  ["gpt-oss-20b", "o200k_harmony"],
  ["gpt-4", "cl100k_base"],
  ["gpt-4-turbo", "cl100k_base"],
  ["gpt-3.5-turbo", "cl100k_base"],
  ["llama-3.3-70b-instruct", "llama3"],
  ["qwen2.5-coder-32b-instruct", "qwen2.5"],
  ["qwen3-8b", "qwen3"],
  ["deepseek-r1", "deepseek_v3"],
  ["claude-haiku-4-5", "claude-4.6"],
  ["claude-sonnet-4-6", "claude-4.6"],
  ["claude-opus-4-7", "claude-4.7"],
  ["claude-sonnet-5", "claude-4.7"],
  ["gemini-2.5-pro", "gemini"],
] as const)
  test(`${id} is counted by ${tokenizer}`, () => assert.equal(found(id).tokenizer, tokenizer));

test("a model whose vocabulary is not bundled is never counted as exact", () => {
  const estimates = new Set(TOKENIZER_FAMILIES.filter(({ kind }) => kind === "estimate").map(({ name }) => name));
  const unpublished =
    /^(claude|gemini|gpt-6|grok|glm|kimi|moonshot|minimax|muse|mistral|command|phi|deepseek-(v4|flash)|qwen-)/i;
  const checked = models.filter(({ id }) => unpublished.test(id));
  assert.ok(checked.length > 40);
  for (const { id, tokenizer } of checked) assert.ok(estimates.has(tokenizer), `${id}: ${tokenizer}`);
});

for (const [typed, id] of [
  ["gpt-4o-2024-11-20", "gpt-4o"],
  ["gpt-4o-2024-05-13", "gpt-4o"],
  ["openai/gpt-4o", "gpt-4o"],
  ["GPT-4o", "gpt-4o"],
  ["claude-sonnet-4.6", "claude-sonnet-4-6"],
  ["Claude Sonnet 4.6", "claude-sonnet-4-6"],
  ["claude-haiku-4-5-20251001", "claude-haiku-4-5"],
  ["anthropic/claude-opus-4.7", "claude-opus-4-7"],
  ["gpt-4o-latest", "gpt-4o"],
])
  test(`${typed} is understood as ${id}`, () => assert.equal(found(typed!).id, id));

for (const [typed, near] of [
  ["gpt-4p", "gpt-4o"],
  ["claude-sonet-4-6", "claude-sonnet-4-6"],
  ["lama-3.1-8b-instruct", "llama-3.1-8b-instruct"],
])
  test(`the unknown model ${typed} is answered with ${near}`, () => {
    const unknown = findModel(typed!);
    assert.ok(unknown instanceof UserError);
    assert.equal(unknown.code, "unknown-model");
    assert.ok(unknown.message.includes(`"${typed}"`) && unknown.message.includes(near!), unknown.message);
  });

for (const typed of ["", " ", "4", "/", "-", "constructor", "y".repeat(50_000)])
  test(`${JSON.stringify(typed.slice(0, 12))} is no model`, () => {
    const unknown = findModel(typed);
    assert.ok(unknown instanceof UserError);
    assert.equal(unknown.code, "unknown-model");
  });

test("input costs its price for a million tokens, less from the cache", () => {
  const model = { ...found("gpt-4o"), price: { input: 2.5, cachedInput: 1.25, output: 10 } };
  assert.equal(inputCost(model, 1_000_000), 2.5);
  assert.equal(inputCost(model, 2_000), 0.005);
  assert.equal(inputCost(model, 2_000, { cached: true }), 0.0025);
  assert.equal(inputCost({ ...model, price: { input: 1, output: 2 } }, 1_000, { cached: true }), 0.001);
  assert.equal(inputCost(found("llama-3.1-8b-instruct"), 1_000), undefined);
});
