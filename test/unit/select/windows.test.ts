import assert from "node:assert/strict";
import { test } from "node:test";
import { windowsOf } from "../../../src/core/select/second/windows.ts";

const inPassages = (...passages: number[]) => passages.map((passage) => ({ passage }));

test("a passage is read at once, and never with another one", () => {
  assert.deepEqual(windowsOf(inPassages(0, 0, 1, 2, 2), [10, 20, 5, 90, 90]), [
    { from: 0, to: 2, tokens: 30 },
    { from: 2, to: 3, tokens: 5 },
    { from: 3, to: 5, tokens: 180 },
  ]);
  assert.deepEqual(windowsOf([], []), []);
});

test("a long passage is read in parts, a unit longer than a part alone", () => {
  assert.deepEqual(windowsOf(inPassages(7, 7, 7, 7), [100, 100, 900, 1]), [
    { from: 0, to: 1, tokens: 100 },
    { from: 1, to: 2, tokens: 100 },
    { from: 2, to: 3, tokens: 900 },
    { from: 3, to: 4, tokens: 1 },
  ]);
});
