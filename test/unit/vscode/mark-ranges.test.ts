import assert from "node:assert/strict";
import { test } from "node:test";
import { type Mark, movedMarks, withMark, withoutMarks } from "../../../src/vscode/marks/mark-ranges.ts";

const keep = (start: number, end: number): Mark => ({ kind: "keep", start, end });
const drop = (start: number, end: number): Mark => ({ kind: "drop", start, end });

test("a new mark takes the place of what was marked there", () => {
  assert.deepEqual(withMark([keep(0, 10)], drop(4, 6)), [keep(0, 4), drop(4, 6), keep(6, 10)]);
  assert.deepEqual(withMark([keep(0, 10)], keep(10, 12)), [keep(0, 12)]);
  assert.deepEqual(withMark([], keep(3, 3)), [], "an empty selection marks nothing");
});

test("clearing takes marks away inside the range only", () => {
  assert.deepEqual(withoutMarks([keep(0, 10), drop(20, 30)], 5, 25), [keep(0, 5), drop(25, 30)]);
});

test("marks move with edits before them and stay with edits after them", () => {
  assert.deepEqual(movedMarks([keep(10, 20)], 2, 3, 5), [keep(12, 22)]);
  assert.deepEqual(movedMarks([keep(10, 20)], 20, 0, 5), [keep(10, 20)], "typing right after the mark is not marked");
  assert.deepEqual(movedMarks([keep(10, 20)], 10, 0, 5), [keep(15, 25)], "typing right before the mark is not marked");
});

test("marks grow with edits inside them and shrink with edits over their ends", () => {
  assert.deepEqual(movedMarks([keep(10, 20)], 12, 2, 7), [keep(10, 25)]);
  assert.deepEqual(movedMarks([keep(10, 20)], 15, 10, 1), [keep(10, 15)]);
  assert.deepEqual(movedMarks([keep(10, 20)], 5, 10, 1), [keep(6, 11)]);
});

test("a mark whose text is deleted is gone", () => {
  assert.deepEqual(movedMarks([keep(10, 20), drop(30, 40)], 5, 20, 0), [drop(10, 20)]);
});
