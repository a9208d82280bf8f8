import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { measureText } from "../../../src/core/compare/text-measures.ts";

test("bytes and characters are those of UTF-8 and of code points, lone surrogates too", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.constantFrom("", "\ud83d", "\ude00", "é", "漢"), (text, more) => {
      const whole = more + text + more;
      const { bytes, characters } = measureText(whole);
      assert.equal(bytes, Buffer.byteLength(whole, "utf8"));
      assert.equal(characters, Array.from(whole).length);
    }),
  );
});

test("words are runs of letters and figures, and single characters where a script has no blanks", () => {
  const words = (text: string) => measureText(text).words;
  assert.equal(words("It's 12 words: naïve_name, über — e\u0301tude."), 7);
  assert.equal(words("漢字とcode"), 4);
  assert.equal(words(" ,;!"), 0);
});
