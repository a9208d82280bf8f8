import assert from "node:assert/strict";
import { test } from "node:test";
import { replacementsBetween } from "../../../src/core/plan/replacements.ts";

test("an equal text needs no change", () => {
  assert.deepEqual(replacementsBetween("a\nb\n", "a\nb\n"), []);
});

test("a sentence left out of a line changes only that sentence", () => {
  const before = "# Title\nKeep this. Drop this. Keep that.\nEnd\n";
  assert.deepEqual(replacementsBetween(before, before.replace(" Drop this.", "")), [
    { start: before.indexOf("Drop"), end: before.indexOf("Keep that"), text: "" },
  ]);
});

test("two lines far apart give two changes and leave what is between them alone", () => {
  const middle = "same\n".repeat(50);
  const changes = replacementsBetween(`one\n${middle}two\n`, `1\n${middle}2\n`);
  assert.deepEqual(changes, [
    { start: 0, end: 3, text: "1" },
    { start: 4 + middle.length, end: 7 + middle.length, text: "2" },
  ]);
});

test("an emoji that becomes another one is replaced whole", () => {
  assert.deepEqual(replacementsBetween("\u{1f600}", "\u{1f601}"), [{ start: 0, end: 2, text: "\u{1f601}" }]);
});

test("texts that differ in more lines than are looked at become one change", () => {
  const before = Array.from({ length: 5000 }, (_, i) => `before ${i}\n`).join("");
  const after = Array.from({ length: 5000 }, (_, i) => `after ${i}\n`).join("");
  assert.equal(replacementsBetween(before, after).length, 1);
});

test("what a plan says is unchanged stays untouched in a text of any size", () => {
  const lines = Array.from({ length: 20_000 }, (_, i) => `Line ${i} keeps this. It loses this.\n`);
  const before = lines.join("");
  const after = before.replaceAll(" It loses this.", "");
  let at = 0;
  const same = lines.map((line) => {
    const start = at;
    at += line.length;
    return [start, start + line.indexOf(" It")] as const;
  });
  const replacements = replacementsBetween(before, after, same);
  assert.equal(replacements.length, 20_000);
  assert.ok(replacements.every(({ start, end, text }) => text === "" && end - start === " It loses this.".length));
});
