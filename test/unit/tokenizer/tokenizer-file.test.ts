import assert from "node:assert/strict";
import { test } from "node:test";
import { Tokenizer as Library } from "@huggingface/tokenizers";
import type { Tokenizer } from "../../../src/core/tokenizer/tokenizer.ts";
import { tokenizerFromFile } from "../../../src/core/tokenizer/tokenizer-file.ts";
import { UserError } from "../../../src/core/user-error.ts";
import { byteLevelJson, bytesOf, characterJson, foreignPatternJson, wordPieceJson } from "./tokenizer-json-fixtures.ts";

const read = async (json: unknown): Promise<Tokenizer> => {
  const tokenizer = await tokenizerFromFile("my/tokenizer.json", bytesOf(json));
  assert.ok(!(tokenizer instanceof UserError), (tokenizer as UserError).message);
  return tokenizer;
};

const TEXTS = [
  "",
  "hello world",
  "Hello, hello!  hello\n\nworld\r\n\tx",
  "unlikely 12, unlike é 中文 日本 👍\u200d👩",
  "<|end|> [UNK] <unk> <0x41> ▁▁ is text",
  " leading and trailing ",
  "\u0085 \ufeff \u00a0 \u3000",
  `${"a b ".repeat(2_000)}\n`,
  "hello\nworld\n".repeat(400),
];

const kinds = {
  "byte-level BPE of GPT-2's pattern": byteLevelJson(),
  "byte-level BPE of a pattern of its own": foreignPatternJson(),
  "BPE over characters with bytes for the unknown": characterJson(),
  "BPE over characters without a blank before the text": characterJson({ prefix: false }),
  WordPiece: wordPieceJson(),
};

for (const [kind, json] of Object.entries(kinds)) {
  test(`${kind}: ids are those of the reference library`, async () => {
    const tokenizer = await read(json);
    const reference = new Library({ ...json, added_tokens: [], post_processor: null }, {});
    for (const text of TEXTS) {
      // JavaScript's \s differs from Unicode's white space at these two, which the reference library does not mend.
      if (kind.startsWith("byte-level") && /[\u0085\ufeff]/.test(text)) continue;
      const wanted = reference.encode(text, { add_special_tokens: false }).ids;
      assert.deepEqual(Array.from(tokenizer.encode(text)), wanted, JSON.stringify(text.slice(0, 40)));
      assert.equal(tokenizer.count(text), wanted.length);
      assert.deepEqual(tokenizer.measure(text), {
        tokens: wanted.length,
        low: wanted.length,
        high: wanted.length,
        exact: true,
      });
    }
  });

  test(`${kind}: a document stays equal to a recount through edits`, async () => {
    const tokenizer = await read(json);
    const alphabet = Array.from("hello world\n\n ab,.12é中文👍 ");
    let seed = 7;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const some = (length: number) => Array.from({ length }, () => alphabet[random(alphabet.length)]).join("");
    let text = some(6_000);
    const document = tokenizer.open(text);
    for (let i = 0; i < 60; i++) {
      const start = random(text.length + 1);
      const end = Math.min(text.length, start + random(i % 10 === 0 ? 3_000 : 5));
      const replacement = some(random(i % 15 === 0 ? 2_500 : 4));
      text = text.slice(0, start) + replacement + text.slice(end);
      document.edit(start, end, replacement);
      assert.equal(document.text, text);
      assert.equal(document.length, text.length);
      assert.equal(document.tokens, tokenizer.count(text));
      const whole = document.tokensIn(0, text.length);
      if (kind !== "WordPiece") assert.deepEqual(whole.ids, tokenizer.encode(text));
      assert.equal(document.slice(10, 3_000), text.slice(10, 3_000));
    }
    document.edit(0, text.length, "");
    assert.equal(document.tokens, 0);
    document.edit(0, 0, "hello world");
    assert.equal(document.tokens, tokenizer.count("hello world"));
  });

  test(`${kind}: tokens stand where their text stands`, async () => {
    const tokenizer = await read(json);
    const document = tokenizer.open("hello world, hello!\nhello world");
    const { ids, offsets } = document.tokensIn(0, document.length);
    assert.equal(ids.length, document.tokens);
    assert.equal(offsets.length, ids.length + 1);
    for (const [i, offset] of Array.from(offsets).slice(0, -1).entries()) {
      assert.equal(document.offsetOfToken(i), offset);
      assert.ok(offset <= offsets[i + 1]!);
      assert.ok(document.tokensBefore(offset) <= i);
    }
    assert.equal(document.offsetOfToken(document.tokens), document.length);
    assert.equal(document.tokensBefore(document.length), document.tokens);
    assert.equal(document.tokensBefore(0), 0);
    const second = document.text.lastIndexOf("hello");
    assert.ok(Array.from(offsets).some((offset) => offset === second));
  });
}

test("decoding gives back the text, with what is written in bytes", async () => {
  for (const json of [byteLevelJson(), foreignPatternJson(), characterJson(), characterJson({ prefix: false })]) {
    const tokenizer = await read(json);
    for (const text of ["", "hello world", " two  blanks\n", "日本 👍 é"])
      assert.equal(tokenizer.decode(tokenizer.encode(text)), text);
  }
});

test("a lone surrogate counts as U+FFFD, as UTF-8 has it", async () => {
  for (const json of Object.values(kinds)) {
    const tokenizer = await read(json);
    assert.deepEqual(tokenizer.encode("a\ud800b"), tokenizer.encode("a\ufffdb"));
  }
});

test("text that looks like an added token is ordinary text", async () => {
  const tokenizer = await read(byteLevelJson());
  assert.ok(!tokenizer.encode("<|end|>").includes(300));
  assert.equal(tokenizer.decode(tokenizer.encode("<|end|>")), "<|end|>");
});

test("a rare ideograph is a word of its own, as it is for the reference in Rust", async () => {
  const tokenizer = await read(wordPieceJson());
  assert.deepEqual(tokenizer.encode("a\u{20000}a"), tokenizer.encode("a \u{20000} a"));
});

test("the file's own normal form comes first", async () => {
  const tokenizer = await read(byteLevelJson({ normalizer: { type: "NFC" } }));
  assert.deepEqual(tokenizer.encode("e\u0301"), tokenizer.encode("é"));
});

for (const [what, json] of Object.entries({
  Digits: byteLevelJson({
    pre_tokenizer: {
      type: "Sequence",
      pretokenizers: [
        { type: "Digits", individual_digits: true },
        { type: "ByteLevel", add_prefix_space: false },
      ],
    },
  }),
  Precompiled: { ...characterJson(), normalizer: { type: "Precompiled", precompiled_charsmap: "" } },
  "WhitespaceSplit and Digits": {
    pre_tokenizer: {
      type: "Sequence",
      pretokenizers: [{ type: "WhitespaceSplit" }, { type: "Digits", individual_digits: true }],
    },
    model: {
      type: "Unigram",
      unk_id: 0,
      vocab: [
        ["<unk>", 0],
        ["▁a", -1],
      ],
    },
  },
  "first word only, behind Nmt": {
    normalizer: { type: "Nmt" },
    pre_tokenizer: { type: "Metaspace", replacement: "▁", prepend_scheme: "first" },
    model: {
      type: "Unigram",
      unk_id: 0,
      vocab: [
        ["<unk>", 0],
        ["▁a", -1],
      ],
    },
  },
  WordLevel: { model: { type: "WordLevel", vocab: { a: 0 }, unk_token: "a" } },
  dropout: { ...byteLevelJson(), model: { ...byteLevelJson().model, dropout: 0.1 } },
}))
  test(`${what} cannot be counted exactly and is refused by name`, async () => {
    const refused = await tokenizerFromFile("odd.json", bytesOf(json));
    assert.ok(refused instanceof UserError);
    assert.equal(refused.code, "unsupported-tokenizer");
    assert.match(refused.message, new RegExp(`^odd\\.json .*${what}`));
  });
