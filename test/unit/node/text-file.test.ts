import assert from "node:assert/strict";
import { truncate } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { UserError } from "../../../src/core/user-error.ts";
import { decodeText, readTextFile } from "../../../src/node/files/text-file.ts";
import { folderWith } from "./temporary-folder.ts";

const bytes = (...values: number[]) => new Uint8Array(values);

test("byte order marks are understood and left out", () => {
  const read = (...values: number[]) => {
    const { text, encoding, replaced } = decodeText(bytes(...values));
    return { text, encoding, replaced };
  };
  assert.deepEqual(read(0xef, 0xbb, 0xbf, 0x61), { text: "a", encoding: "utf-8", replaced: false });
  assert.deepEqual(read(0xff, 0xfe, 0x61, 0, 0xe9, 0), { text: "aé", encoding: "utf-16le", replaced: false });
  assert.deepEqual(read(0xfe, 0xff, 0, 0x61, 0, 0xe9), { text: "aé", encoding: "utf-16be", replaced: false });
});

test("what is no text becomes U+FFFD, and that is known", () => {
  assert.deepEqual(decodeText(bytes(0x61, 0xff, 0x62)), {
    text: "a\ufffdb",
    bytes: 3,
    encoding: "utf-8",
    replaced: true,
  });
  assert.equal(decodeText(bytes(0xff, 0xfe, 0x61, 0, 0x62)).replaced, true);
});

test("NUL makes a file binary, unless it is UTF-16", async (context) => {
  const folder = await folderWith(context, { a: bytes(0x61, 0, 0x62), b: bytes(0xff, 0xfe, 0x61, 0) });
  const a = await readTextFile(join(folder, "a"), "a");
  assert.ok(a instanceof UserError);
  assert.deepEqual([a.code, a.message], ["binary-file", "a is a binary file, and text was expected."]);
  const b = await readTextFile(join(folder, "b"));
  assert.equal(b instanceof UserError || b.text, "a");
});

test("a file of 200 MB is refused without being read", async (context) => {
  const folder = await folderWith(context, { a: "" });
  await truncate(join(folder, "a"), 200 * 1024 * 1024);
  const result = await readTextFile(join(folder, "a"), "a");
  assert.ok(result instanceof UserError);
  assert.deepEqual(
    [result.code, result.message],
    ["file-too-large", "a has 200 MB, and at most 64 MB can be read as a whole."],
  );
});

test("a folder, and a file that is not there, are told apart", async (context) => {
  const folder = await folderWith(context, { "d/a": "a" });
  const messageOf = async (name: string) => {
    const result = await readTextFile(join(folder, name), name);
    return result instanceof UserError ? result.message : "";
  };
  assert.equal(await messageOf("d"), "d is a folder, and a file was expected.");
  assert.equal(await messageOf("e"), "e does not exist.");
});
