import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { chunkText } from "../../src/core/select/chunkers/chunk-text.ts";
import { LARGEST_CHUNK, weigh } from "../../src/core/select/chunkers/weight.ts";

const PATHS = [
  "a.md",
  "a.txt",
  "a.ts",
  "a.py",
  "a.json",
  "a.jsonl",
  "a.yaml",
  "a.csv",
  "a.ipynb",
  "a.html",
  "a.xml",
  "a",
];

const line = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.constantFrom(
    "# Heading",
    "```",
    "function f() {",
    "  return 1;",
    "}",
    "class A:",
    '{"role": "user", "content": "a\\nb"}',
    '[{"a": [1, {"b": "c"}]},',
    "key: value",
    "- item",
    '"quoted,',
    "",
    "\r",
    "A sentence. And another one! 日本語の文。",
  ),
  fc.integer({ min: 1, max: 3000 }).map((n) => "😀".repeat(n)),
  fc.integer({ min: 1, max: 20_000 }).map((n) => "x".repeat(n)),
);
const text = fc.array(line, { maxLength: 40 }).map((lines) => lines.join("\n"));

describe("chunks of any text", () => {
  test("are in order, disjoint and in bounds, cut no character, and hold all that is not blank", () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...PATHS), (source, path) => {
        let from = 0;
        for (const { start, end } of chunkText(source, { path })) {
          assert.ok(start >= from && end > start && end <= source.length, `[${start}, ${end}) after ${from}`);
          assert.equal(source.slice(from, start).trim(), "", "text in no chunk");
          for (const at of [start, end]) assert.ok(!isInsidePair(source, at), `cuts a character at ${at}`);
          from = end;
        }
        assert.equal(source.slice(from).trim(), "", "text after the last chunk");
      }),
      { numRuns: 500 },
    );
  });

  test("are no larger than the largest, encoded runs aside", () => {
    const spaced = fc.array(fc.lorem({ maxCount: 60 }), { maxLength: 60 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(spaced, fc.constantFrom(...PATHS), (source, path) => {
        for (const { start, end } of chunkText(source, { path })) assert.ok(weigh(source, start, end) <= LARGEST_CHUNK);
      }),
      { numRuns: 200 },
    );
  });
});

function isInsidePair(source: string, at: number): boolean {
  const before = source.charCodeAt(at - 1);
  const code = source.charCodeAt(at);
  return before >= 0xd800 && before < 0xdc00 && code >= 0xdc00 && code < 0xe000;
}
