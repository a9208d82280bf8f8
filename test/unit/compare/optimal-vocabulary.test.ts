import assert from "node:assert/strict";
import { test } from "node:test";
import { optimalVocabulary } from "../../../src/core/compare/optimal-vocabulary.ts";
import { listModels } from "../../../src/core/models/catalogue.ts";
import { parametersOf } from "../../../src/core/models/parameters.ts";

test("the optimal vocabulary is that of the paper's table for each size of it", () => {
  // Tao and others 2024, table 1: billions of parameters, thousands of ids by approach 1.
  const table = { 3: 39, 7: 62, 13: 83, 30: 142, 70: 212, 130: 237, 300: 356 };
  for (const [billions, thousands] of Object.entries(table))
    assert.equal(Math.round(optimalVocabulary(Number(billions) * 1e9) / 1_000), thousands, `${billions} billion`);
});

test("vocabulary parameters grow slower than the others, with an exponent of about 0.83", () => {
  const grown = (70 / 69.9) ** 0.8327;
  assert.ok(Math.abs(optimalVocabulary(70e9) / optimalVocabulary(69.9e9) - grown) < 1e-4);
});

test("parameters are told for models of the catalogue that are dense, each with its source and month", () => {
  const ids = listModels().map(({ id }) => id);
  const known = ids.flatMap((id) => (parametersOf(id) ? [{ id, ...parametersOf(id)! }] : []));
  assert.equal(known.length, 18);
  for (const { id, nonVocabulary, source, date } of known) {
    const billions = Number(/-(\d+(?:\.\d+)?)b/.exec(id)![1]);
    assert.ok(nonVocabulary > 0.6 * billions * 1e9 && nonVocabulary < 1.05 * billions * 1e9, id);
    assert.match(`${source} ${date}`, /card.* 20\d\d-\d\d$/);
  }
  for (const id of ["gpt-4o", "deepseek-v3", "gpt-oss-120b", "qwen3-30b-a3b"]) assert.equal(parametersOf(id), null, id);
});
