import assert from "node:assert/strict";
import { test } from "node:test";
import { readLines } from "../../../src/node/files/json-lines.ts";

async function linesOf(...chunks: (string | Uint8Array)[]): Promise<(string | undefined)[]> {
  async function* stream() {
    yield* chunks;
  }
  const lines: (string | undefined)[] = [];
  for await (const line of readLines(stream())) lines.push(line);
  return lines;
}

test("lines end at line feeds alone, wherever the chunks are cut", async () => {
  assert.deepEqual(await linesOf("a\nb\u2028c\rd\n\ne"), ["a", "b\u2028c\rd", "", "e"]);
  const bytes = new TextEncoder().encode("é😀\nü\n");
  for (let cut = 1; cut < bytes.length; cut++)
    assert.deepEqual(await linesOf(bytes.slice(0, cut), bytes.slice(cut)), ["é😀", "ü"]);
});

test("an empty stream has no lines", async () => {
  assert.deepEqual(await linesOf(), []);
  assert.deepEqual(await linesOf(""), []);
});

test("a line of more than 256 MB is passed over, and those after it are read", async () => {
  const megabytes = new Uint8Array(16 * 1024 * 1024).fill(97);
  const lines = await linesOf(...Array.from({ length: 17 }, () => megabytes), "\nb\n");
  assert.deepEqual(lines, [undefined, "b"]);
});
