import assert from "node:assert/strict";
import { test } from "node:test";
import type { EncodeOptions, Encoder } from "../../../../src/core/select/encoder.ts";
import { built, manyFiles, workspace } from "./indexed.ts";

/** Encodes a text as some numbers that its letters make, and notes what it was asked. */
class NotingEncoder implements Encoder {
  readonly name: string;
  readonly dimensions = 3;
  readonly asked: string[] = [];

  constructor(name = "noting") {
    this.name = name;
  }

  reads(): boolean {
    return true;
  }

  async encode(texts: readonly string[], { signal }: EncodeOptions = {}): Promise<Float32Array> {
    signal?.throwIfAborted();
    this.asked.push(...texts);
    return Float32Array.from(texts.flatMap((text) => [text.length / 100, -Math.sin(text.length), 1 / text.length]));
  }
}

test("what a model has read is known after the index was closed, to a part in 127 of the largest number", async (context) => {
  const { open } = await workspace(context, manyFiles(3));
  const encoder = new NotingEncoder();
  const first = open();
  const texts = ["one text", "another", "one text"];
  const fresh = await first.remembering(encoder).encode(texts);
  first.close();
  encoder.asked.length = 0;
  const again = await open().remembering(encoder).encode(texts);
  assert.deepEqual([...again], [...fresh]);
  assert.deepEqual(encoder.asked, []);
  const exact = await encoder.encode(texts);
  for (let row = 0; row < texts.length; row++) {
    const numbers = exact.subarray(3 * row, 3 * row + 3);
    const largest = Math.max(...numbers.map(Math.abs));
    numbers.forEach((value, d) => {
      assert.ok(Math.abs(value - fresh[3 * row + d]!) <= largest / 127);
    });
  }
});

test("only what is new is read, and by each model for itself", async (context) => {
  const { open } = await workspace(context, {});
  const index = open();
  const encoder = new NotingEncoder();
  await index.remembering(encoder).encode(["a", "b"]);
  encoder.asked.length = 0;
  await index.remembering(encoder).encode(["b", "c", "a"]);
  assert.deepEqual(encoder.asked, ["c"]);
  const other = new NotingEncoder("another");
  await index.remembering(other).encode(["a", "b"]);
  assert.deepEqual(other.asked, ["a", "b"]);
});

test("where the disk has no room, the model is asked, and the index stays sound", async (context) => {
  const { open } = await workspace(context, manyFiles(3));
  const before = open();
  await built(before);
  before.close();
  const index = open({ mostPages: 1 });
  const texts = Array.from({ length: 400 }, (_, i) => "x".repeat(i + 1));
  const vectors = await index.remembering(new NotingEncoder()).encode(texts);
  assert.equal(vectors.length, 3 * texts.length);
  assert.equal(index.files, 3);
});

test("a cancelled reading is told as such, and nothing of it is kept", async (context) => {
  const { open } = await workspace(context, {});
  const encoder = new NotingEncoder();
  const remembering = open().remembering(encoder);
  await assert.rejects(remembering.encode(["a"], { signal: AbortSignal.abort() }));
  await remembering.encode(["a"]);
  assert.deepEqual(encoder.asked, ["a"]);
});
