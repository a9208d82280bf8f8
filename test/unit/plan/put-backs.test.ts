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

test("a heading and what stands under it are offered together, and no more than one can look over", () => {
  const source = `# One\n\nText.\n\n${"long ".repeat(100)}`;
  const omitted = (start: number, end: number, reason: string): Piece => ({
    ...{ start, end, level: "omitted", tokens: 0, reason },
  });
  const pieces = [omitted(0, 7, "heading"), omitted(7, 14, "low"), omitted(14, source.length, "lower")];
  assert.deepEqual(
    putBacks(planOf(pieces), source, each).map(({ start, end, reason }) => [start, end, reason]),
    [
      [0, 14, "heading; low"],
      [14, source.length, "lower"],
    ],
  );
});
