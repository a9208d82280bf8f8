import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { UserError } from "../../../src/core/user-error.ts";
import { typedBudget } from "../../../src/vscode/settings/typed-budget.ts";

const OF = { window: 200_000, reserve: 50_000 };

describe("a typed budget", () => {
  it("is a number of tokens, a share of the window or what is left of it", () => {
    for (const [typed, budget, tokens] of [
      ["700", 700, 700],
      [" 8,000 ", 8_000, 8_000],
      ["8 000", 8_000, 8_000],
      ["8k", "8k", 8_000],
      ["50%", "50%", 100_000],
      ["window - 4000", "window - 4000", 196_000],
      ["window - reserve", "window - reserve", 150_000],
    ] as const)
      assert.deepEqual(typedBudget(typed, OF), { budget, tokens }, typed);
  });

  it("says what is wrong with it", () => {
    for (const [typed, message] of [
      ["0", /1 or more/],
      ["many", /number of tokens/],
      ["-5", /number of tokens/],
      ["window - 300k", /at least 1/],
    ] as const) {
      const found = typedBudget(typed, OF);
      assert.ok(found instanceof UserError && message.test(found.message), `${typed}: ${JSON.stringify(found)}`);
    }
    const without = typedBudget("50%", { window: null, reserve: null });
    assert.ok(without instanceof UserError && /no model is chosen/.test(without.message));
  });
});
