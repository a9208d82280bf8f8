import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { replaced, replacementsBetween } from "../../src/core/plan/replacements.ts";

const line = fc.constantFrom(
  "# Rules",
  "",
  "Be brief.",
  "Be brief. Be kind.",
  "\u{1f600} smile",
  "\u{1f601} grin",
  "- a",
);
const text = fc
  .array(fc.tuple(line, fc.constantFrom("\n", "\r\n", "")), { maxLength: 20 })
  .map((lines) => lines.map(([words, end]) => words + end).join(""));

const ranges = fc
  .array(fc.tuple(fc.nat(200), fc.nat(40)), { maxLength: 8 })
  .map((found) => found.map(([start, length]) => [start, start + length] as const).sort(([a], [b]) => a - b));

test("applying the replacements to the text before gives the text after, in order and without overlap", () => {
  fc.assert(
    fc.property(text, text, ranges, (before, after, named) => {
      const same = named.filter(([, end]) => end <= before.length);
      const replacements = replacementsBetween(before, after, same);
      let at = 0;
      for (const { start, end, text: replacement } of replacements) {
        assert.ok(start >= at && end >= start && end <= before.length);
        assert.ok(end > start || replacement !== "", "a replacement changes something");
        at = end;
      }
      assert.equal(replaced(before, replacements), after);
    }),
    { numRuns: 2000 },
  );
});

test("no change begins or ends inside a character or a line end", () => {
  fc.assert(
    fc.property(text, text, ranges, (before, after, named) => {
      const same = named.filter(([, end]) => end <= before.length);
      for (const { start, end } of replacementsBetween(before, after, same)) {
        for (const offset of [start, end]) {
          assert.doesNotMatch(
            before.slice(Math.max(0, offset - 1), offset + 1),
            /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/,
          );
        }
      }
    }),
    { numRuns: 2000 },
  );
});
