import assert from "node:assert/strict";
import { test } from "node:test";
import { parseAmount } from "../../../src/vscode/fit/fit-amount.ts";

test("a budget can be typed as a number, in thousands, or as a share of the text", () => {
  const typed = ["8000", "8,000", " 8 000 ", "8k", "1.5K", "50%", "12.5 %"];
  assert.deepEqual(
    typed.map((text) => parseAmount(text, 400)),
    [8000, 8000, 8000, 8000, 1500, 200, 50],
  );
});

test("what is no budget above zero is not taken for one", () => {
  for (const typed of ["", "0", "-5", "1.5", "0%", "k", "8000 tokens", "1e9", "%"]) {
    assert.equal(parseAmount(typed, 400), undefined, typed);
  }
});
