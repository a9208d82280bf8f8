import assert from "node:assert/strict";
import { test } from "node:test";
import { pack } from "../../../src/core/plan/pack.ts";

const candidates = [
  { tokens: 5, needs: [] },
  { tokens: 10, needs: [0] },
  { tokens: 3, needs: [] },
  { tokens: 4, needs: [1] },
];

const none = new Uint8Array(4);
const all = () => true;

test("the best come first, each with all it needs", () => {
  const { taken, tokens } = pack(candidates, [3, 2], 19, none, all);
  assert.deepEqual([...taken], [1, 1, 0, 1]);
  assert.equal(tokens, 19);
});

test("what can only be taken or left is passed over for smaller ones", () => {
  const { taken, tokens, next } = pack(candidates, [1, 2, 0], 9, none, all);
  assert.deepEqual([...taken], [1, 0, 1, 0]);
  assert.equal(tokens, 8);
  assert.equal(next, -1);
});

test("what can be taken in part is where it ends, so that a larger ceiling takes no less", () => {
  const { taken, next } = pack(candidates, [2, 1, 0], 9, none, () => false);
  assert.deepEqual([...taken], [0, 0, 1, 0]);
  assert.equal(next, 1);
});

test("what is taken already counts and stays", () => {
  const { taken, tokens } = pack(candidates, [2], 12, Uint8Array.of(1, 0, 0, 0), all);
  assert.deepEqual([...taken], [1, 0, 1, 0]);
  assert.equal(tokens, 8);
});
