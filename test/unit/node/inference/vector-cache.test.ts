import assert from "node:assert/strict";
import { test } from "node:test";
import type { Encodable, EncodeOptions, Encoder } from "../../../../src/core/select/encoder.ts";
import { VectorCache } from "../../../../src/node/inference/vector-cache.ts";

/** Encodes a text as its length and its first code unit, and notes what it was asked. */
class LengthEncoder implements Encoder {
  readonly name = "length";
  readonly dimensions = 2;
  readonly asked: Encodable[] = [];

  reads(): boolean {
    return true;
  }

  async encode(texts: readonly Encodable[], { signal, onProgress }: EncodeOptions = {}): Promise<Float32Array> {
    signal?.throwIfAborted();
    this.asked.push(...texts);
    onProgress?.(1);
    return Float32Array.from(
      texts.flatMap((one) => {
        const text = typeof one === "string" ? one : one.text.slice(one.start, one.end);
        return [text.length, text.charCodeAt(0)];
      }),
    );
  }
}

test("a text is encoded once, in one call and over calls", async () => {
  const encoder = new LengthEncoder();
  const cache = new VectorCache(encoder);
  assert.deepEqual([...(await cache.encode(["a", "bb", "a"]))], [1, 97, 2, 98, 1, 97]);
  assert.deepEqual([...(await cache.encode(["ccc", "bb", "a"]))], [3, 99, 2, 98, 1, 97]);
  assert.deepEqual(encoder.asked, ["a", "bb", "ccc"]);
  assert.deepEqual([cache.name, cache.dimensions], ["length", 2]);
});

test("parts of texts are known by their text and place", async () => {
  const encoder = new LengthEncoder();
  const cache = new VectorCache(encoder);
  const part = { text: "abc", start: 1, end: 2 };
  await cache.encode([part, { ...part, end: 3 }, { ...part, text: "abcd" }, "b"]);
  encoder.asked.length = 0;
  await cache.encode([{ ...part, end: 3 }, part, "b", { ...part, text: "abcd" }]);
  assert.deepEqual(encoder.asked, []);
});

test("vectors given out may be changed without harm", async () => {
  const cache = new VectorCache(new LengthEncoder());
  (await cache.encode(["a"])).fill(0);
  assert.deepEqual([...(await cache.encode(["a"]))], [1, 97]);
});

test("what was used longest ago is forgotten first", async () => {
  const encoder = new LengthEncoder();
  const cache = new VectorCache(encoder, 2 * (2 * 4 + 200));
  await cache.encode(["a", "b"]);
  await cache.encode(["a"]);
  await cache.encode(["c"]);
  encoder.asked.length = 0;
  await cache.encode(["a", "c"]);
  assert.deepEqual(encoder.asked, []);
  await cache.encode(["b"]);
  assert.deepEqual(encoder.asked, ["b"]);
});

test("more texts than there is room for are all encoded", async () => {
  const cache = new VectorCache(new LengthEncoder(), 1);
  assert.deepEqual([...(await cache.encode(["a", "bb"]))], [1, 97, 2, 98]);
});

test("a call that fails leaves nothing behind, and passes its options on", async () => {
  const encoder = new LengthEncoder();
  const cache = new VectorCache(encoder);
  await assert.rejects(cache.encode(["a"], { signal: AbortSignal.abort() }));
  const shares: number[] = [];
  await cache.encode(["a"], { onProgress: (share) => shares.push(share) });
  assert.deepEqual([encoder.asked, shares], [["a"], [1]]);
});
