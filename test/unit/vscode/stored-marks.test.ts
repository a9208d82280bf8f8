import assert from "node:assert/strict";
import { test } from "node:test";
import type { Mark } from "../../../src/vscode/marks/mark-ranges.ts";
import { rememberedMarks, storedMarks } from "../../../src/vscode/marks/stored-marks.ts";

const TEXT = "First rule, kept whole because it matters.\n\nSecond rule, dropped first.\n";
const marks: Mark[] = [
  { kind: "keep", start: 0, end: 42 },
  { kind: "drop", start: 44, end: 71 },
];
const textOf = (text: string) => (start: number, end: number) => text.slice(start, end);

test("marks of a file are there again when it is opened anew", () => {
  const stored = JSON.parse(JSON.stringify(storedMarks(marks, textOf(TEXT))));
  assert.deepEqual(rememberedMarks(stored, textOf(TEXT)), marks);
});

test("a mark whose text was changed by another program is forgotten, the others stay", () => {
  const stored = storedMarks(marks, textOf(TEXT));
  assert.deepEqual(rememberedMarks(stored, textOf(TEXT.replace("Second", "Third "))), [marks[0]]);
  assert.deepEqual(rememberedMarks(stored, textOf(`New. ${TEXT}`)), []);
});
