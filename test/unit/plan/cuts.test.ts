import assert from "node:assert/strict";
import { test } from "node:test";
import { cutsOf } from "../../../src/core/plan/cuts.ts";
import type { Piece, Plan } from "../../../src/core/plan/plan.ts";

const planOf = (pieces: Piece[]): Plan => ({ budget: 10, before: 20, tokens: 10, text: "", pieces });

test("what a piece does not keep is left out, with the piece's reason", () => {
  const source = "One two. Three four. Five six.";
  const piece: Piece = { start: 0, end: 30, level: "sentences", tokens: 3, kept: [[9, 20]], reason: "low rank" };
  assert.deepEqual(cutsOf(planOf([piece]), source), [
    { kind: "left-out", start: 0, end: 9, reason: "low rank" },
    { kind: "left-out", start: 20, end: 30, reason: "low rank" },
  ]);
});

test("whole and tidied pieces are no cut, an omitted one is, and a rewritten one is shortened", () => {
  const source = "aaaabbbbccccdddd";
  const levels = ["full", "lossless", "omitted", "condensed"] as const;
  const pieces = levels.map((level, i) => ({ start: i * 4, end: i * 4 + 4, level, tokens: 1, reason: level }));
  assert.deepEqual(cutsOf(planOf(pieces), source), [
    { kind: "left-out", start: 8, end: 12, reason: "omitted" },
    { kind: "shortened", start: 12, end: 16, reason: "condensed" },
  ]);
});

test("neighbours with one reason are one cut, across the blanks between them", () => {
  const source = "One.\n\nTwo.\n\nThree.";
  const omitted = (start: number, end: number, reason: string): Piece => ({
    start,
    end,
    level: "omitted",
    tokens: 0,
    reason,
  });
  assert.deepEqual(cutsOf(planOf([omitted(0, 4, "a"), omitted(6, 10, "a"), omitted(12, 18, "b")]), source), [
    { kind: "left-out", start: 0, end: 10, reason: "a" },
    { kind: "left-out", start: 12, end: 18, reason: "b" },
  ]);
});

test("blanks alone are not shown as a cut", () => {
  assert.deepEqual(
    cutsOf(planOf([{ start: 1, end: 3, level: "omitted", tokens: 0, reason: "blank run" }]), "a\n\nb"),
    [],
  );
});
