import assert from "node:assert/strict";
import { test } from "node:test";
import { pack } from "../../../src/core/plan/pack.ts";

const candidates = [
  { tokens: 5, needs: [] },
  { tokens: 10, needs: [0] },
  { tokens: 3, needs: [] },
  { tokens: 4, needs: [1] },
];

test("the best come first, each with all it needs", () => {
  const { taken, tokens } = pack(candidates, [3, 2], 19);
  assert.deepEqual([...taken], [1, 1, 0, 1]);
  assert.equal(tokens, 19);
});

test("what does not fit is passed over for smaller ones", () => {
  const { taken, tokens } = pack(candidates, [1, 2, 0], 9);
  assert.deepEqual([...taken], [1, 0, 1, 0]);
  assert.equal(tokens, 8);
});

test("what is taken already counts and stays", () => {
  const { taken, tokens } = pack(candidates, [2], 12, Uint8Array.of(1, 0, 0, 0));
  assert.deepEqual([...taken], [1, 0, 1, 0]);
  assert.equal(tokens, 8);
});

test("one of the worst gives way to a larger one where that uses the last tokens", () => {
  const plain = [10, 4, 7].map((tokens) => ({ tokens, needs: [] }));
  const { taken, tokens } = pack(plain, [0, 1, 2], 17);
  assert.deepEqual([...taken], [1, 0, 1]);
  assert.equal(tokens, 17);
});
