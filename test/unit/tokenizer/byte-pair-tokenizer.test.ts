import assert from "node:assert/strict";
import { test } from "node:test";
import o200k from "js-tiktoken/ranks/o200k_base";
import { createTokenizer } from "../../../src/core/tokenizer/byte-pair-tokenizer.ts";
import { UserError } from "../../../src/core/user-error.ts";
import { joinTokens, rankVocabulary } from "./rank-vocabulary.ts";

const tokenizer = createTokenizer(rankVocabulary("o200k_base", "o200k", o200k));

test("a known text has the ids that OpenAI publishes", () => {
  assert.deepEqual([...tokenizer.encode("hello world")], [24912, 2375]);
  assert.equal(tokenizer.count("hello world"), 2);
  assert.deepEqual(tokenizer.measure("hello world"), { tokens: 2, low: 2, high: 2, exact: true });
});

test("the empty text has no tokens", () => {
  assert.equal(tokenizer.count(""), 0);
  assert.deepEqual(tokenizer.encode(""), new Uint32Array());
  assert.equal(tokenizer.decode([]), "");
});

test("text that looks like a special token is ordinary text", () => {
  assert.ok(tokenizer.count("<|endoftext|>") > 1);
  assert.equal(tokenizer.decode(tokenizer.encode("<|endoftext|>")), "<|endoftext|>");
});

test("decoding part of a character shows the replacement character", () => {
  const ids = tokenizer.encode("\u{1F9FF}");
  assert.ok(ids.length > 1);
  assert.match(tokenizer.decode(ids.subarray(0, 1)), /^\uFFFD+$/);
});

test("a lone surrogate counts as U+FFFD", () => {
  assert.deepEqual(tokenizer.encode("a\uD800b"), tokenizer.encode("a\uFFFDb"));
});

test("a vocabulary without a token for every byte of UTF-8 is refused, and one without the bytes that are in no text is read", () => {
  const tokens = Array.from({ length: 255 }, (_, byte) => Uint8Array.of(byte)).filter(([byte]) => byte !== 0xf4);
  const incomplete = { name: "mine", pattern: "o200k", merges: null, wholePieces: true, nfc: false } as const;
  assert.throws(
    () => createTokenizer({ ...incomplete, ...joinTokens(tokens) }),
    (error) => error instanceof UserError && error.code === "broken-tokenizer" && error.message.includes("byte 244"),
  );
  const inText = Array.from({ length: 0xf5 }, (_, byte) => Uint8Array.of(byte)).filter(
    ([b]) => b !== 0xc0 && b !== 0xc1,
  );
  assert.equal(createTokenizer({ ...incomplete, ...joinTokens(inText) }).count("é\u{10ffff}"), 6);
});

test("a long line of dashes or blanks is counted in a moment and gives the text back", () => {
  for (const character of ["-", " ", "a", "\u4e2d", "\n"]) {
    const text = character.repeat(50_000);
    assert.equal(tokenizer.decode(tokenizer.encode(text)), text);
  }
});
