import assert from "node:assert/strict";
import { test } from "node:test";
import { UNCASED, WordPiece } from "../../../src/core/tokenizer/word-piece.ts";
import { wordPieceFromFile } from "../../../src/core/tokenizer/word-piece-file.ts";
import { UserError } from "../../../src/core/user-error.ts";

const VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##able", "##a", "##b", "a", "able", "cafe", "!", "東"];
const bytes = (value: unknown) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));

function tokens(text: string, tokenizer = new WordPiece(VOCABULARY), most?: number): string[] {
  return tokenizer.encode(text, most).map((id) => VOCABULARY[id]!);
}

test("a word is spelt with the longest tokens, or is unknown as a whole", () => {
  assert.deepEqual(tokens("unable unab ab able"), ["un", "##able", "un", "##a", "##b", "a", "##b", "able"]);
  assert.deepEqual(tokens("unx"), ["[UNK]"]);
  assert.deepEqual(tokens(`${"ab".repeat(1)} a${"b".repeat(99)}`).length, 2 + 100);
  assert.deepEqual(tokens(`a${"b".repeat(100)}`), ["[UNK]"]);
});

test("capitals, accents, punctuation, ideographs and control characters are as BERT has them", () => {
  assert.deepEqual(tokens("CAFÉ!a\u0000ble 東東"), ["cafe", "!", "able", "東", "東"]);
  assert.deepEqual(tokens("[CLS]"), ["[UNK]", "[UNK]", "[UNK]"]);
  assert.deepEqual(tokens(" \n\t"), []);
});

test("no more ids are given than are wanted", () => {
  assert.deepEqual(tokens("unable unable", undefined, 3), ["un", "##able", "un"]);
  assert.deepEqual(tokens("unable", undefined, 1), ["un"]);
});

test("a vocabulary is read from a list and from a tokenizer.json alike", () => {
  const list = wordPieceFromFile("vocab.txt", bytes(`${VOCABULARY.join("\r\n")}\n`));
  const json = {
    normalizer: { type: "BertNormalizer", clean_text: true, handle_chinese_chars: true, lowercase: true },
    pre_tokenizer: { type: "BertPreTokenizer" },
    model: { type: "WordPiece", unk_token: "[UNK]", vocab: Object.fromEntries(VOCABULARY.map((t, i) => [t, i])) },
  };
  const file = wordPieceFromFile("tokenizer.json", bytes(json));
  for (const tokenizer of [list, file]) {
    assert.ok(!(tokenizer instanceof UserError), String(tokenizer));
    assert.deepEqual(tokens("Café unable!", tokenizer), ["cafe", "un", "##able", "!"]);
    assert.equal(tokenizer.idOf("[SEP]"), 3);
  }
});

test("a vocabulary with capitals keeps them", () => {
  const cased = wordPieceFromFile("vocab.txt", bytes(`${[...VOCABULARY, "Café"].join("\n")}\n`));
  assert.ok(!(cased instanceof UserError), String(cased));
  assert.deepEqual(cased.encode("Café cafe"), [13, 10]);
});

test("a letter that only looks like a capital does not make a vocabulary keep them", () => {
  const uncased = wordPieceFromFile("vocab.txt", bytes(`${[...VOCABULARY, "ℝ", "##ℝ"].join("\n")}\n`));
  assert.ok(!(uncased instanceof UserError), String(uncased));
  assert.deepEqual(tokens("CAFÉ Unable", uncased), ["cafe", "un", "##able"]);
});

test("other tokenizers are refused by name", () => {
  const json = { normalizer: { type: "BertNormalizer" }, pre_tokenizer: { type: "BertPreTokenizer" } };
  const files: readonly [unknown, RegExp][] = [
    ["", /^x is no vocabulary like BERT's: it has no token \[UNK\]\.$/],
    [{ ...json, model: { type: "BPE", vocab: { a: 0 }, merges: [] } }, /^x is of the kind BPE; a sentence encoder/],
    [{ ...json, normalizer: null, model: { type: "WordPiece", vocab: { a: 0 } } }, /^x normalises text with nothing;/],
    [{ ...json, pre_tokenizer: { type: "Whitespace" }, model: { type: "WordPiece", vocab: { a: 0 } } }, /cuts text/],
    ["{", /^x is no valid JSON/],
  ];
  for (const [file, message] of files) {
    const refused = wordPieceFromFile("x", bytes(file));
    assert.ok(refused instanceof UserError);
    assert.match(refused.message, message);
  }
  assert.throws(() => new WordPiece(["a"], UNCASED), RangeError);
});
