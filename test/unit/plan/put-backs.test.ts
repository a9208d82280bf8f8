import assert from "node:assert/strict";
import { test } from "node:test";
import type { Piece, Plan } from "../../../src/core/plan/plan.ts";
import { putBacks } from "../../../src/core/plan/put-backs.ts";

const planOf = (pieces: Piece[]): Plan => ({ budget: 10, before: 20, tokens: 10, text: "", pieces });
/** As if each character were a token. */
const each = (offset: number) => offset;

test("a cut is offered with the tokens that it has in the source", () => {
  const source = "One two. Three four. Five six.";
  const piece: Piece = { start: 0, end: 30, level: "sentences", tokens: 11, kept: [[9, 20]], reason: "low rank" };
  assert.deepEqual(
    putBacks(planOf([piece]), source, each).map(({ start, end, tokens }) => [start, end, tokens]),
    [
      [0, 9, 9],
      [20, 30, 10],
    ],
  );
});

test("a text of which single words went is offered as one, for what it was shortened by", () => {
  const source = "One of the very best. And the rest.";
  const words: Piece = {
    ...{ start: 0, end: 22, level: "words", tokens: 9, reason: "filler words" },
    kept: [
      [0, 3],
      [16, 22],
    ],
  };
  const rest: Piece = { start: 22, end: 35, level: "full", tokens: 13, reason: "kept" };
  assert.deepEqual(putBacks(planOf([words, rest]), source, each), [
    { kind: "shortened", start: 0, end: 22, reason: "filler words", tokens: 13 },
  ]);
});
