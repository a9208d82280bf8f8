import assert from "node:assert/strict";
import { test } from "node:test";
import { type BudgetRequest, resolveBudget } from "../../../src/core/budget/budget.ts";
import { UserError } from "../../../src/core/user-error.ts";

const tokensOf = (request: BudgetRequest) => {
  const budget = resolveBudget(request);
  if (budget instanceof UserError) throw budget;
  return budget?.tokens;
};
const messageOf = (request: BudgetRequest) => {
  const budget = resolveBudget(request);
  assert.ok(budget instanceof UserError, `${JSON.stringify(budget)} is no mistake`);
  assert.equal(budget.code, "invalid-budget");
  return budget.message;
};

test("a budget is what the person chose", () => {
  assert.equal(tokensOf({ budget: 8000, window: 128_000, reserve: 4000 }), 8000);
  assert.equal(tokensOf({ budget: "8000" }), 8000);
  assert.equal(tokensOf({ budget: "8,000" }), 8000);
  assert.equal(tokensOf({ budget: "1.5k" }), 1500);
});

test("a budget may be a share of the window, or the window less something", () => {
  assert.equal(tokensOf({ budget: "50%", window: 1001 }), 500);
  assert.equal(tokensOf({ budget: "window - 8000", window: 128_000 }), 120_000);
  assert.equal(tokensOf({ budget: "Window-Reserve", window: 128_000, reserve: 4000 }), 124_000);
  assert.equal(tokensOf({ budget: "50% - reserve", window: 1000, reserve: 100 }), 400);
});

test("without a budget it is the window less the reserve, and without a window there is none", () => {
  assert.deepEqual(resolveBudget({ window: 8000, reserve: 1000 }), {
    tokens: 7000,
    window: 8000,
    reserve: 1000,
    from: "window",
  });
  assert.equal(resolveBudget({}), null);
});

test("an unsaid reserve is the model's longest answer, and at most a quarter of the window", () => {
  assert.equal(tokensOf({ window: 128_000, output: 16_384 }), 128_000 - 16_384);
  assert.equal(tokensOf({ window: 8192, output: 8192 }), 6144);
});

test("a window smaller than its reserve is told in one sentence", () => {
  const message = "The reserve of 9,000 tokens leaves nothing of the window of 8,000.";
  assert.equal(messageOf({ window: 8000, reserve: 9000 }), message);
  assert.equal(messageOf({ budget: "window - reserve", window: 8000, reserve: 9000 }), message);
});

test("zero, negative, broken and meaningless budgets are each told in one sentence", () => {
  assert.equal(messageOf({ budget: 0 }), "The budget must be a whole number of tokens, 1 or more, not 0.");
  assert.match(messageOf({ budget: -5 }), /1 or more, not -5\.$/);
  assert.match(messageOf({ budget: Number.NaN }), /not NaN\.$/);
  assert.match(messageOf({ budget: 1.5 }), /not 1\.5\.$/);
  assert.equal(messageOf({ budget: "0" }), 'The budget "0" comes to 0 tokens, and it must be at least 1.');
  assert.match(messageOf({ budget: "window - 200", window: 100 }), /comes to -100 tokens/);
  assert.match(messageOf({ budget: "many" }), /a number of tokens, a share of the window like "50%"/);
  assert.match(messageOf({ budget: "50%" }), /depends on the window of a model, and no model is chosen/);
  assert.match(messageOf({ window: -1 }), /^The window must be/);
  assert.match(messageOf({ window: 100, reserve: -1 }), /^The reserve must be/);
});

test("a message calls the budget what the person called it", () => {
  assert.match(messageOf({ budget: 0, names: { budget: "--budget" } }), /^--budget must be/);
});

test("a very long expression is refused without being read", () => {
  assert.match(messageOf({ budget: "1 - ".repeat(100_000) }), /^The budget must be/);
});
