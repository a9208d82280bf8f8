import assert from "node:assert/strict";
import { test } from "node:test";
import { tokenizerFromFile } from "../../../src/core/tokenizer/tokenizer-file.ts";
import { UserError } from "../../../src/core/user-error.ts";
import { bytesOf } from "./tokenizer-json-fixtures.ts";

const PATTERN =
  "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*|\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
const SPECIAL = 10;
const base64 = (token: string) => Buffer.from(token, "latin1").toString("base64");
const vocab = [
  ...Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)),
  "he",
  "ll",
  "12",
  "n't",
  "unused",
].map((token, rank) => ({ rank, token_bytes: base64(token), token_str: null }));
const config = {
  pattern: PATTERN,
  num_vocab_tokens: vocab.length,
  default_vocab_size: SPECIAL + vocab.length - 1,
  default_num_special_tokens: SPECIAL,
  version: "v3",
};
const idOf = (token: string) => SPECIAL + vocab.findIndex(({ token_bytes }) => token_bytes === base64(token));

test("a tekken.json is merged by rank, behind the ids of its special tokens", async () => {
  const tokenizer = await tokenizerFromFile("tekken.json", bytesOf({ config, vocab }));
  assert.ok(!(tokenizer instanceof UserError));
  assert.deepEqual([...tokenizer.encode("hell 12")], ["he", "ll", " ", "1", "2"].map(idOf));
  assert.deepEqual([...tokenizer.encode("n't")], ["n", "'", "t"].map(idOf), "contractions are no piece");
  assert.ok(!tokenizer.encode("unused").includes(idOf("unused")), "a rank past the vocabulary's size is not used");
  assert.equal(tokenizer.decode(tokenizer.encode("hello, 12\n花")), "hello, 12\n花");
});

test("a tekken.json that is damaged or cut by another expression is refused with what is wrong", async () => {
  const twice = [...vocab.slice(0, 256), { ...vocab[256]!, rank: 5 }, ...vocab.slice(257)];
  const cases: [json: unknown, code: string, message: RegExp][] = [
    [{ config, vocab: twice }, "broken-tokenizer", /gives rank 5 to two tokens/],
    [{ config, vocab: vocab.slice(0, 200) }, "broken-tokenizer", /has 200 of the 260 tokens/],
    [{ config, vocab: [{ rank: 0, token_bytes: "?" }, ...vocab.slice(1)] }, "broken-tokenizer", /no base64/],
    [{ config, vocab: [{ rank: -1, token_bytes: "AA==" }] }, "broken-tokenizer", /"vocab\.0\.rank" is not as expected/],
    [{ config: { pattern: PATTERN }, vocab }, "broken-tokenizer", /"config\.default_vocab_size" is not as expected/],
    [{ config: { ...config, pattern: "." }, vocab }, "unsupported-tokenizer", /an expression that is not known/],
  ];
  for (const [json, code, message] of cases) {
    const refused = await tokenizerFromFile("tekken.json", bytesOf(json));
    assert.ok(refused instanceof UserError);
    assert.equal(refused.code, code);
    assert.match(refused.message, message);
    assert.ok(refused.message.startsWith("tekken.json "));
  }
});
