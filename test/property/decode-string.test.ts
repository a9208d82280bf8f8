import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decodeString } from "../../src/core/document/formats/decode-string.ts";

const anyText = fc.string({ unit: "binary" });
const escapes = fc.array(fc.constantFrom("\\", "n", "u", "00e9", '"', "a", "花")).map((parts) => parts.join(""));

test("the inside of a JSON string says what JSON.parse reads", () => {
  fc.assert(
    fc.property(anyText, anyText, (before, said) => {
      const json = before + JSON.stringify(said);
      assert.equal(decodeString(json, before.length + 1, json.length - 1).text, said);
    }),
  );
});

test("each code unit stands where it was written, in order, in what is no JSON too", () => {
  fc.assert(
    fc.property(escapes, (raw) => {
      const { text, places } = decodeString(raw, 0, raw.length);
      assert.equal(places.length, text.length + 1);
      assert.equal(places.at(-1), raw.length);
      for (let i = 0; i < text.length; i++) {
        assert.ok(places[i]! < places[i + 1]!);
        const width = places[i + 1]! - places[i]!;
        if (width === 1) assert.equal(raw[places[i]!], text[i]);
        else assert.equal(raw[places[i]!], "\\");
      }
    }),
  );
});
