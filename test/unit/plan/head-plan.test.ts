import assert from "node:assert/strict";
import { test } from "node:test";
import { headPlan } from "../../../src/core/plan/head-plan.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";

const tokenizer = await loadTokenizer("o200k_base");

test("a text cut at its budget is a head of it, at or under the budget, and all of it is accounted for", () => {
  const text =
    "# Rules\r\n\r\nAnswer briefly \u{1f468}\u200d\u{1f469}\u200d\u{1f467}, and cite   every source you use.\r\n".repeat(
      5,
    );
  for (let budget = 1; budget < 60; budget++) {
    const plan = headPlan(text, budget, tokenizer);
    assert.ok(text.startsWith(plan.text));
    assert.ok(plan.tokens <= budget);
    assert.equal(tokenizer.count(plan.text), plan.tokens);
    assert.doesNotMatch(plan.text, /[\ud800-\udbff]$/);
    assert.doesNotMatch(plan.text, /\r$/);
    assert.equal(plan.pieces.at(-1)?.end, text.length);
  }
});

test("a text within its budget is left whole", () => {
  assert.equal(headPlan("short", 100, tokenizer).text, "short");
});
