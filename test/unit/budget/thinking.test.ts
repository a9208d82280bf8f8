import assert from "node:assert/strict";
import { test } from "node:test";
import { thinkingReserve } from "../../../src/core/budget/thinking.ts";
import { effectiveWindow } from "../../../src/core/models/effective-window.ts";
import { UserError } from "../../../src/core/user-error.ts";

const tokensOf = (...args: Parameters<typeof thinkingReserve>) => {
  const reserve = thinkingReserve(...args);
  if (reserve instanceof UserError) throw reserve;
  return reserve.tokens;
};

test("thinking is held back as a number, by the vendor's level, or by what it took before", () => {
  assert.equal(tokensOf({ kind: "none" }, null), 0);
  assert.equal(tokensOf({ kind: "fixed", tokens: 500 }, null), 500);
  assert.equal(tokensOf({ kind: "level", level: "medium" }, "gemini-2.5-pro"), 8192);
  const other = thinkingReserve({ kind: "level", level: "low" }, "claude-opus-5");
  assert.match((other as { source: string }).source, /as Gemini's, since claude-opus-5's amounts are not published/);
  const tokens = Array.from({ length: 100 }, (_, i) => i + 1);
  assert.equal(tokensOf({ kind: "history", tokens }, null), 95);
  assert.throws(() => tokensOf({ kind: "history", tokens: [] }, null), /history of thinking is empty/);
  assert.throws(() => tokensOf({ kind: "fixed", tokens: 1.5 }, null), /a whole number of tokens, not 1\.5/);
});

test("how much of a window is used well is known where it was measured", () => {
  assert.equal(effectiveWindow("llama-3.1-70b-instruct")?.tokens, 64_000);
  assert.equal(effectiveWindow("gpt-9"), undefined);
});
