import assert from "node:assert/strict";
import { test } from "node:test";
import { questionParts } from "../../../src/core/select/question-parts.ts";

test("a question is parted at marks and small words, not in a figure or a word", () => {
  assert.deepEqual(questionParts("Who wrote Emma, and when did the author die?"), [
    "Who wrote Emma",
    "and when did the author die",
  ]);
  assert.deepEqual(questionParts("roads and bridges"), ["roads", "bridges"]);
  assert.deepEqual(questionParts("Does 3.14 band order?"), ["Does 3.14 band order"]);
  assert.deepEqual(questionParts("東京はどこ？京都は？"), ["東京はどこ", "京都は"]);
});

test("a question of nothing but marks is one part", () => {
  assert.deepEqual(questionParts("?!"), ["?!"]);
});
