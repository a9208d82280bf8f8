import assert from "node:assert/strict";
import { test } from "node:test";
import o200k from "js-tiktoken/ranks/o200k_base";
import { createTokenizer } from "../../../src/core/tokenizer/byte-pair-tokenizer.ts";
import { rankVocabulary } from "./rank-vocabulary.ts";

const tokenizer = createTokenizer(rankVocabulary("o200k_base", "o200k", o200k));
const prose = "It was the best of times, it was the worst of times. ".repeat(400);

test("typing into a document keeps its count equal to a recount", () => {
  const document = tokenizer.open(prose);
  let text = prose;
  for (const character of "Hello, world! It's 2024;\n// 'll \u{1F600}") {
    document.edit(10_000, 10_000, character);
    text = text.slice(0, 10_000) + character + text.slice(10_000);
    assert.equal(document.tokens, tokenizer.count(text));
  }
  assert.equal(document.text, text);
});

test("joining two words across an old border between blocks is noticed", () => {
  const document = tokenizer.open(prose);
  for (let at = 900; at < 2200; at++) {
    document.edit(at, at + 1, "");
    assert.equal(document.tokens, tokenizer.count(prose.slice(0, at) + prose.slice(at + 1)), `deleting at ${at}`);
    document.edit(at, at, prose[at]);
  }
  assert.equal(document.tokens, tokenizer.count(prose));
});

test("halves of a surrogate pair that are typed apart become one character", () => {
  const document = tokenizer.open("ab");
  document.edit(1, 1, "\ude00");
  document.edit(1, 1, "\ud83d");
  assert.equal(document.text, "a\u{1F600}b");
  assert.equal(document.tokens, tokenizer.count("a\u{1F600}b"));
});

test("a document can be emptied and filled again", () => {
  const document = tokenizer.open(prose);
  document.edit(0, document.length, "");
  assert.deepEqual([document.tokens, document.length, document.text], [0, 0, ""]);
  assert.deepEqual(document.tokensIn(0, 0), { ids: new Uint32Array(), offsets: Uint32Array.of(0) });
  document.edit(0, 0, "hello world");
  assert.equal(document.tokens, 2);
});

test("offsets beyond the document are taken for its end", () => {
  const document = tokenizer.open("hello world");
  document.edit(5, 99, "");
  document.edit(99, 120, "!");
  assert.equal(document.text, "hello!");
  assert.equal(document.offsetOfToken(99), 6);
  assert.equal(document.tokensBefore(99), 2);
});

test("the budget's end is at a token's first character", () => {
  const document = tokenizer.open(prose);
  const { offsets } = document.tokensIn(0, prose.length);
  for (const n of [0, 1, 250, 1999, document.tokens - 1, document.tokens]) {
    assert.equal(document.offsetOfToken(n), offsets[n]);
    assert.equal(document.tokensBefore(offsets[n]), n);
  }
  assert.equal(document.tokensBefore(1), 0, "'It' is one token, of which half is not whole");
  assert.equal(document.tokensBefore(2), 1);
});

test("a token that begins inside a character stands at that character", () => {
  const text = "a\u{1F9FF}b";
  const document = tokenizer.open(text);
  const { ids, offsets } = document.tokensIn(0, text.length);
  assert.ok(ids.length > 3);
  assert.deepEqual([...offsets], [0, ...Array(ids.length - 2).fill(1), 3, 4]);
  assert.equal(document.tokensBefore(1), 1);
  assert.equal(document.tokensBefore(2), 1, "half a surrogate pair holds no whole token");
  assert.equal(document.tokensBefore(3), ids.length - 1);
});

test("a huge piece is counted and edited like any other text", () => {
  const letters = "a".repeat(30_000);
  const document = tokenizer.open(`x\n${letters}\ny`);
  document.edit(15_000, 15_000, "\n");
  document.edit(20_000, 20_001, "bb");
  document.edit(15_000, 15_001, "");
  const text = `x\n${letters}\ny`;
  const edited = `${text.slice(0, 19_999)}bb${text.slice(20_000)}`;
  assert.equal(document.text, edited);
  assert.equal(document.tokens, tokenizer.count(edited));
  assert.deepEqual(document.tokensIn(0, edited.length).ids, tokenizer.encode(edited));
});

test("a part is read without the whole", () => {
  const document = tokenizer.open(prose);
  document.edit(5, 5, "--");
  const text = `${prose.slice(0, 5)}--${prose.slice(5)}`;
  for (const [start, end] of [
    [0, 9],
    [1000, 5000],
    [text.length - 3, text.length],
    [7, 7],
  ]) {
    assert.equal(document.slice(start, end), text.slice(start, end));
  }
});
