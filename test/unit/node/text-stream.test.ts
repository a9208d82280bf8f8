import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";
import { lastSafeCut, readTextParts } from "../../../src/node/files/text-stream.ts";
import { folderWith } from "./temporary-folder.ts";

/** Text with every kind of line end and neighbour, and a safe place now and then. */
const TEXT = Array.from(
  { length: 4000 },
  (_, i) =>
    `${["word", "ñandú 12", "it's", "{;", "中文", "  x\t", "END"][i % 7]}${["\n", "\n\n", " \n", ".\n// ", "\r\n", "\n  "][i % 6]}`,
).join("");

test("the parts of a text are the text, and their counts add up to its count, for every family", async (context) => {
  const folder = await folderWith(context, { a: TEXT });
  const parts: string[] = [];
  for await (const part of readTextParts(join(folder, "a"), "a", { part: 500, longest: 1e6 })) parts.push(part);
  assert.ok(parts.length > 1);
  assert.equal(parts.join(""), TEXT);
  const smaller: string[] = [];
  for (let rest = TEXT; rest !== ""; ) {
    const end = lastSafeCut(rest.slice(0, 700)) || rest.length;
    smaller.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  assert.ok(smaller.length > 20);
  for (const name of ["o200k_base", "cl100k_base", "r50k_base", "llama3", "qwen3", "deepseek_v3"]) {
    const tokenizer = await loadTokenizer(name);
    const sum = smaller.reduce((total, part) => total + tokenizer.count(part), 0);
    assert.equal(sum, tokenizer.count(TEXT), name);
  }
});

test("a cut is made only between a line feed after a letter and a letter", () => {
  assert.equal(lastSafeCut("ab\ncd"), 3);
  assert.equal(lastSafeCut("ab\ncd\n"), 3);
  for (const text of ["", "\n", "ab\n", "\ncd", "ab;\ncd", "ab\n cd", "ab\r\ncd", "ab\n\ncd", "é\ncd"])
    assert.equal(lastSafeCut(text), 0, JSON.stringify(text));
});

test("a text with no place for a cut is given up with one sentence", async (context) => {
  const folder = await folderWith(context, { a: "a".repeat(5000) });
  const read = async () => {
    for await (const part of readTextParts(join(folder, "a"), "a", { part: 500, longest: 1000 })) assert.fail(part);
  };
  await assert.rejects(
    read,
    (error) => error instanceof UserError && /^a is too large to be counted: /.test(error.message),
  );
});

test("characters on the border of two reads stay whole", async (context) => {
  const text = `${"x".repeat(1024 * 1024 - 2)}😀é`;
  const folder = await folderWith(context, { a: text });
  let read = "";
  for await (const part of readTextParts(join(folder, "a"))) read += part;
  assert.equal(read, text);
});
