import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";

test("byt5 has a token for each byte, whose id is three above it, and gives the text back", async () => {
  const tokenizer = await loadTokenizer("byt5");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const ids = tokenizer.encode(text);
      assert.deepEqual(
        [...ids],
        [...Buffer.from(text)].map((byte) => byte + 3),
      );
      assert.equal(tokenizer.count(text), ids.length);
      assert.equal(tokenizer.decode(ids), text);
      assert.equal(tokenizer.open(text).tokens, ids.length);
    }),
  );
});
