import assert from "node:assert/strict";
import { test } from "node:test";
import { byteLevelText } from "../../../src/core/tokenizer/byte-level.ts";
import { tokenizerFromFile } from "../../../src/core/tokenizer/tokenizer-file.ts";
import { UserError } from "../../../src/core/user-error.ts";
import { bytesOf } from "./tokenizer-json-fixtures.ts";

const letters = Array.from({ length: 256 }, (_, byte) => byteLevelText(Uint8Array.of(byte)));
const merges = [
  ["c", "a"],
  ["ca", "t</w>"],
  ["t", "h"],
  ["th", "e</w>"],
] as const;
const tokens = [...letters, ...letters.map((letter) => `${letter}</w>`), ...merges.map((pair) => pair.join(""))];
const PATTERN = "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";

/** A tokenizer.json as CLIP's, with four merges. */
function clipJson(changes: Readonly<Record<string, unknown>> = {}) {
  const split = { type: "Split", pattern: { Regex: PATTERN }, behavior: "Removed", invert: true };
  const blanks = { type: "Replace", pattern: { Regex: "\\s+" }, content: " " };
  return {
    normalizer: { type: "Sequence", normalizers: [{ type: "NFC" }, blanks, { type: "Lowercase" }] },
    pre_tokenizer: { type: "Sequence", pretokenizers: [split, { type: "ByteLevel", add_prefix_space: false }] },
    decoder: { type: "ByteLevel" },
    added_tokens: [],
    model: {
      type: "BPE",
      end_of_word_suffix: "</w>",
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
      merges: merges.map((pair) => pair.join(" ")),
    },
    ...changes,
  };
}

test("CLIP counts small letters, each word to its marked end, without blanks", async () => {
  const tokenizer = await tokenizerFromFile("clip.json", bytesOf(clipJson()));
  assert.ok(!(tokenizer instanceof UserError));
  const spelt = (text: string) => Array.from(tokenizer.encode(text), (id) => tokens[id]);
  assert.deepEqual(spelt("The  CAT\n cats 42"), ["the</w>", "cat</w>", "ca", "t", "s</w>", "4</w>", "2</w>"]);
  assert.deepEqual(spelt("   "), []);
  assert.equal(tokenizer.decode(tokenizer.encode("The CAT")), "the cat");
  const document = tokenizer.open("a cat");
  document.edit(0, 1, "the");
  assert.deepEqual([document.tokens, [...document.tokensIn(0, 7).offsets]], [2, [0, 4, 7]]);
});

test("a file that names the marks in its expression cuts them off", async () => {
  const split = {
    type: "Split",
    pattern: { Regex: `<\\|startoftext\\|>|<\\|endoftext\\|>|${PATTERN}` },
    behavior: "Removed",
  };
  const cutters = [
    { ...split, invert: true },
    { type: "ByteLevel", add_prefix_space: false },
  ];
  const json = clipJson({ pre_tokenizer: { type: "Sequence", pretokenizers: cutters } });
  const tokenizer = await tokenizerFromFile("clip.json", bytesOf(json));
  assert.ok(!(tokenizer instanceof UserError));
  const spelt = Array.from(tokenizer.encode("<|endoftext|>!"), (id) => tokens[id]);
  assert.deepEqual(spelt.slice(-4), ["t</w>", "|", "></w>", "!</w>"]);
});

test("a file that is almost CLIP's is refused by what it does otherwise", async () => {
  const refusal = async (changes: Readonly<Record<string, unknown>>) => {
    const refused = await tokenizerFromFile("clip.json", bytesOf(clipJson(changes)));
    assert.ok(refused instanceof UserError);
    return refused.message;
  };
  assert.match(await refusal({ normalizer: null }), /normalises text otherwise than CLIP/);
  assert.match(await refusal({ pre_tokenizer: { type: "Whitespace" } }), /cuts text otherwise than CLIP/);
  const model = { ...clipJson().model, merges: ["q z"] };
  assert.match(await refusal({ model }), /merges "q" and "z"/);
});
