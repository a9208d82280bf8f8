import assert from "node:assert/strict";
import { test } from "node:test";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { tokenizerFromFile } from "../../../src/core/tokenizer/tokenizer-file.ts";
import { UserError } from "../../../src/core/user-error.ts";
import { byteLevelJson, bytesOf, characterJson, wordPieceJson } from "./tokenizer-json-fixtures.ts";

const utf8 = new TextEncoder();
const good = byteLevelJson();
const whole = bytesOf(good);
const characters = characterJson();
const words = wordPieceJson();
const changedModel = (change: Readonly<Record<string, unknown>>) =>
  bytesOf({ ...good, model: { ...good.model, ...change } });
const withAdded = (...added_tokens: unknown[]) => bytesOf({ ...good, added_tokens });
const unigram = (change: Readonly<Record<string, unknown>>, normalizer: unknown = null) =>
  bytesOf({
    normalizer,
    pre_tokenizer: { type: "Metaspace", replacement: "▁", add_prefix_space: true },
    model: {
      type: "Unigram",
      unk_id: 0,
      vocab: [
        ["<unk>", 0],
        ["▁a", -1],
      ],
      ...change,
    },
  });
/** A unigram model whose second score is written so, which JSON.stringify would not. */
const scored = (score: string) => utf8.encode(new TextDecoder().decode(unigram({})).replace("-1]", `${score}]`));
const mapped = (precompiled_charsmap: string) => unigram({}, { type: "Precompiled", precompiled_charsmap });
const ranks = (lines: readonly string[]) => utf8.encode(lines.join("\n"));
const everyByte = Array.from({ length: 256 }, (_, byte) => `${Buffer.from([byte]).toString("base64")} ${byte}`);

const cases: readonly (readonly [what: string, bytes: Uint8Array, message: RegExp])[] = [
  ["an empty file", new Uint8Array(), /is empty/],
  ["a tokenizer.json cut in half", whole.subarray(0, whole.length / 2), /no valid JSON.*cut short/],
  ["bytes that are no text", Uint8Array.of(0x7b, 0xff, 0xfe, 0x22), /not UTF-8/],
  ["JSON of another kind", utf8.encode('{"name":"prompt-budget","version":"1.0.0"}'), /JSON of another kind.*"model"/],
  ["a model without a vocabulary", changedModel({ vocab: null }), /no "model\.vocab"/],
  ["a vocabulary without tokens", changedModel({ vocab: {}, merges: [] }), /no tokens/],
  ["an id that two tokens have", changedModel({ vocab: { ...good.model.vocab, zz: 5 } }), /gives id 5 to two tokens/],
  [
    "an id that is no number",
    changedModel({ vocab: { ...good.model.vocab, zz: "5" } }),
    /"zz" whose id is no whole number/,
  ],
  ["an id past all bounds", changedModel({ vocab: { ...good.model.vocab, zz: 1e12 } }), /"zz" whose id/],
  ["merges that are no list", changedModel({ merges: {} }), /"model\.merges" that are no list/],
  ["a merge that is no pair", changedModel({ merges: ["h e", "lonely"] }), /no pair of tokens \(the 2\./],
  ["a merge of what is no token", changedModel({ merges: ["q z"] }), /merges "q" and "z".*no token/],
  ["pieces with no score", unigram({ vocab: [["<unk>", 0], ["▁a"]] }), /no piece and score/],
  [
    "a piece twice",
    unigram({
      vocab: [
        ["<unk>", 0],
        ["a", -1],
        ["a", -2],
      ],
    }),
    /has the piece "a" twice/,
  ],
  ["no piece for the unknown", unigram({ unk_id: null }), /no piece for what is unknown/],
  ["an unknown piece that is not there", unigram({ unk_id: 2 }), /no piece for what is unknown/],
  ["a score past all numbers", scored("-1e999"), /the piece "▁a" with a score that is too large/],
  ["a score that is NaN", scored("NaN"), /no valid JSON: a number in it is NaN or Infinity/],
  ["a score that is Infinity", scored("-Infinity"), /no valid JSON: a number in it is NaN or Infinity/],
  ["a map of characters that is cut", mapped("/wAAAAAA"), /no whole map of characters/],
  ["a map of characters of no bytes", mapped(""), /no whole map of characters.*empty/],
  ["a map of characters that says it has none", mapped("AAAAAAAAAAA="), /no whole map of characters.*empty/],
  [
    "an id that two added tokens have",
    withAdded({ id: 300, content: "<a>" }, { id: 300, content: "<b>" }),
    /gives id 300 to two tokens, "<a>" and the added "<b>"/,
  ],
  ["an added token on another's id", withAdded({ id: 104, content: "<a>" }), /gives id 104 .* and the added "<a>"/],
  [
    "an added token without a whole id",
    withAdded({ id: -1, content: "<a>" }),
    /added token "<a>" whose id is no whole/,
  ],
  [
    "a merge of what is no token, outside the fast path",
    bytesOf({ ...characters, model: { ...characters.model, merges: ["q qq"] } }),
    /merges "q" and "qq", but one of them is no token/,
  ],
  [
    "words without a token for the unknown",
    bytesOf({ ...words, model: { ...words.model, unk_token: "[NONE]" } }),
    /no token "\[NONE\]"/,
  ],
  ["a vocab.txt with a token twice", utf8.encode("[UNK]\na\nb\na\n"), /has the token "a" twice, in lines 2 and 4/],
  ["a vocab.txt that is cut", utf8.encode("[UNK]\nhello\nwor"), /cut short: its last line does not end/],
  [
    "a vocabulary that lacks a byte",
    changedModel({ vocab: { h: 0, e: 1, he: 2 }, merges: ["h e"] }),
    /no token for byte 0/,
  ],
  ["a line that is no rank", ranks([...everyByte, "not a rank"]), /line 257 is not a base64 token and its rank/],
  ["a tiktoken file cut inside a line", ranks([...everyByte, "aGVsbG8="]), /cut short: line 257/],
  ["a rank twice", ranks([...everyByte, "aGVsbG8= 7"]), /gives rank 7 twice/],
  ["a token twice", ranks([...everyByte, "AA== 256"]), /gives one token ranks 0 and 256/],
  ["a rank past all bounds", ranks([...everyByte, "aGVsbG8= 9999999"]), /line 257/],
  [
    "prose",
    utf8.encode("Dear reader,\nthis is no tokenizer."),
    /no tokenizer\.json, SentencePiece model, vocab\.txt or tiktoken file/,
  ],
];

for (const [what, bytes, message] of cases)
  test(`${what} is refused with what is wrong`, async () => {
    const refused = await tokenizerFromFile("cl100k_base.tiktoken", bytes);
    assert.ok(refused instanceof UserError, "it was read");
    assert.equal(refused.code, "broken-tokenizer");
    assert.match(refused.message, message);
    assert.ok(refused.message.startsWith("cl100k_base.tiktoken "), refused.message);
    assert.ok(!refused.message.includes("\n"));
  });

test("a file larger than any tokenizer is refused before it is read", async () => {
  const refused = await tokenizerFromFile("huge.json", new Uint8Array(128 * 1024 * 1024 + 1));
  assert.ok(refused instanceof UserError);
  assert.match(refused.message, /huge\.json is larger than 128 MB/);
});

test("a huge line without an end is refused quickly", async () => {
  const started = performance.now();
  const refused = await tokenizerFromFile("line.tiktoken", new Uint8Array(5_000_000).fill(0x41));
  assert.ok(refused instanceof UserError);
  assert.ok(performance.now() - started < 1_000);
});

test("loading a broken file throws the same mistake", async () => {
  await assert.rejects(loadTokenizer("mine.json", { ranks: whole.subarray(0, 100) }), (error) => {
    assert.ok(error instanceof UserError);
    assert.equal(error.code, "broken-tokenizer");
    return true;
  });
});

test("an added token that is named twice, or that the vocabulary has too, is no mistake", async () => {
  const twice = [
    { id: 300, content: "<a>" },
    { id: 300, content: "<a>" },
    { id: good.model.vocab.h, content: "h" },
  ];
  assert.ok(!((await tokenizerFromFile("mine.json", withAdded(...twice))) instanceof UserError));
});
