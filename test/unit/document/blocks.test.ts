import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDocument } from "../../../src/core/document/parse.ts";
import { blocks } from "../../../src/core/document/units/blocks.ts";

function cut(text: string, path: string): [string, string][] {
  return blocks(text, parseDocument(text, { path })).map(({ kind, start, end }) => [kind, text.slice(start, end)]);
}

test("Markdown is cut into front matter, headings, paragraphs, items, tables, quotes and code", () => {
  const text =
    "---\na: b\n---\n# T\nOne\ntwo.\n\n- a\n  more\n  - b\n- c\n\n| x | y |\n| - | - |\n| 1 | 2 |\n\n> q\n> r\n```\ncode\n\n```\n<rules>\nText\n</rules>\n";
  assert.deepEqual(cut(text, "a.md"), [
    ["front-matter", "---\na: b\n---\n"],
    ["heading", "# T\n"],
    ["paragraph", "One\ntwo.\n"],
    ["blank", "\n"],
    ["item", "- a\n  more\n"],
    ["item", "  - b\n"],
    ["item", "- c\n"],
    ["blank", "\n"],
    ["table-head", "| x | y |\n| - | - |\n"],
    ["table-row", "| 1 | 2 |\n"],
    ["blank", "\n"],
    ["quote", "> q\n> r\n"],
    ["code", "```\ncode\n\n```\n"],
    ["tag", "<rules>\n"],
    ["paragraph", "Text\n"],
    ["tag", "</rules>\n"],
  ]);
});

test("an underlined title is one heading, and a table's head leaves the paragraph above it", () => {
  assert.deepEqual(cut("A\nB\n===\ntext\n", "a.md"), [
    ["heading", "A\nB\n===\n"],
    ["paragraph", "text\n"],
  ]);
  assert.deepEqual(cut("Intro\n|a|b|\n|-|-|\n", "a.md"), [
    ["paragraph", "Intro\n"],
    ["table-head", "|a|b|\n|-|-|\n"],
  ]);
});

test("the depth of an item says how it is nested", () => {
  const text = "1. a\n   - b\n     - c\n2. d\n";
  const depths = blocks(text, parseDocument(text, { path: "a.md" })).map((block) => block.depth);
  assert.deepEqual(depths, [1, 2, 3, 1]);
});

test("titles of plain text are headings", () => {
  assert.equal(cut("GOALS AND MEANS\n\nText.\n", "a.txt")[0][0], "heading");
});

test("a code file is cut at its top-level declarations", () => {
  assert.deepEqual(cut("import a\n\ndef f():\n    x\n\ndef g():\n    y\n", "a.py"), [
    ["code", "import a\n\n"],
    ["code", "def f():\n    x"],
    ["structure", "\n\n"],
    ["code", "def g():\n    y"],
    ["structure", "\n"],
  ]);
});

test("the lines after a title of plain text are none of it", () => {
  const text = "DECLARATION OF RIGHTS\nPREAMBLE\nWhereas all of this is said at some length, it is not a title.\n";
  assert.deepEqual(
    cut(text, "a.txt").map(([kind]) => kind),
    ["heading", "paragraph"],
  );
});
