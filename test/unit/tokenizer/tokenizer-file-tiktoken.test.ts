import assert from "node:assert/strict";
import { test } from "node:test";
import { bundledVocabulary } from "../../../src/core/tokenizer/bundled.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { tokenizerFromFile } from "../../../src/core/tokenizer/tokenizer-file.ts";
import { UserError } from "../../../src/core/user-error.ts";

const TEXT = "Hello, world! don't 12345 日本 👍\n\n  x = {}";

/** The bundled ranks as the file that OpenAI publishes. */
async function tiktokenFile(name: string, upTo = Number.POSITIVE_INFINITY): Promise<Uint8Array> {
  const { bytes, offsets } = await bundledVocabulary(name, 0);
  const lines: string[] = [];
  for (let id = 0; id + 1 < offsets.length && id < upTo; id++)
    if (offsets[id + 1]! > offsets[id]!)
      lines.push(`${Buffer.from(bytes.subarray(offsets[id], offsets[id + 1])).toString("base64")} ${id}\n`);
  return new TextEncoder().encode(lines.join(""));
}

for (const name of ["r50k_base", "p50k_base", "cl100k_base", "o200k_base", "llama3"])
  test(`a file with the ranks of ${name} is known by what it holds, whatever its name`, async () => {
    const tokenizer = await tokenizerFromFile("/somewhere/ranks.tiktoken", await tiktokenFile(name));
    assert.ok(!(tokenizer instanceof UserError));
    assert.deepEqual(tokenizer.encode(TEXT), (await loadTokenizer(name)).encode(TEXT));
    assert.equal(tokenizer.name, "/somewhere/ranks.tiktoken");
  });

test("ranks can stand in for the bundled ones under an encoding's name", async () => {
  const ranks = await tiktokenFile("cl100k_base");
  const tokenizer = await loadTokenizer("cl100k_base", { ranks });
  assert.deepEqual(tokenizer.encode(TEXT), (await loadTokenizer("cl100k_base")).encode(TEXT));
});

test("Qwen's ranks are normalised as Qwen does", async () => {
  const tokenizer = await tokenizerFromFile("qwen.tiktoken", await tiktokenFile("qwen2.5"));
  assert.ok(!(tokenizer instanceof UserError));
  assert.deepEqual(tokenizer.encode("e\u0301"), tokenizer.encode("é"));
});

test("a file of own ranks is cut as the encoding it is named after", async () => {
  const lines = Array.from({ length: 256 }, (_, byte) => `${Buffer.from([byte]).toString("base64")} ${byte}`);
  const ranks = new TextEncoder().encode([...lines, `${Buffer.from("he").toString("base64")} 256`].join("\r\n"));
  const tokenizer = await tokenizerFromFile("C:\\files\\cl100k_base.tiktoken", ranks);
  assert.ok(!(tokenizer instanceof UserError));
  assert.deepEqual(Array.from(tokenizer.encode("he hi")), [256, 32, 104, 105]);
  const unnamed = await tokenizerFromFile("ranks.tiktoken", ranks);
  assert.ok(unnamed instanceof UserError);
  assert.equal(unnamed.code, "unsupported-tokenizer");
  assert.match(unnamed.message, /name it after its encoding/);
});

test("a published file that is cut short between two lines is noticed", async () => {
  const refused = await tokenizerFromFile("cl100k_base.tiktoken", await tiktokenFile("cl100k_base", 50_000));
  assert.ok(refused instanceof UserError);
  assert.equal(refused.code, "broken-tokenizer");
  assert.match(refused.message, /first 50000 tokens of cl100k_base/);
});
