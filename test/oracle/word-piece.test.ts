import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Tokenizer as HuggingFaceTokenizer } from "@huggingface/tokenizers";
import { WordPiece } from "../../src/core/tokenizer/word-piece.ts";
import { fuzzText, seeded } from "./fuzz-texts.ts";

const SEED = Number(process.env.FUZZ_SEED ?? 20251);
const FUZZ_TEXTS = Number(process.env.FUZZ_TEXTS ?? 2_000);
const DATA = process.env.PROMPT_BUDGET_DATA ?? "../shared/data";

const vocabulary = readFileSync("media/models/all-minilm-l6-v2/vocab.txt", "utf8").trimEnd().split("\n");

for (const lowercase of [true, false]) {
  const name = lowercase ? "in small letters" : "with capitals and accents";
  const tokenizer = new WordPiece(vocabulary, {
    lowercase,
    stripAccents: lowercase,
    unknown: "[UNK]",
    continuing: "##",
    longestWord: 100,
  });
  const reference = new HuggingFaceTokenizer(
    {
      normalizer: {
        type: "BertNormalizer",
        clean_text: true,
        handle_chinese_chars: true,
        strip_accents: lowercase,
        lowercase,
      },
      pre_tokenizer: { type: "BertPreTokenizer" },
      model: {
        type: "WordPiece",
        unk_token: "[UNK]",
        continuing_subword_prefix: "##",
        max_input_chars_per_word: 100,
        vocab: Object.fromEntries(vocabulary.map((token, id) => [token, id])),
      },
      post_processor: null,
      decoder: null,
      added_tokens: [],
    } as never,
    {} as never,
  );
  const assertSame = (text: string) =>
    assert.deepEqual(
      tokenizer.encode(text),
      [...reference.encode(text, { add_special_tokens: false }).ids],
      JSON.stringify(text.slice(0, 200)),
    );

  test(`word pieces ${name}: ids of ${FUZZ_TEXTS} fuzz texts (seed ${SEED}) are the reference's`, () => {
    const below = seeded(SEED);
    for (let i = 0; i < FUZZ_TEXTS; i++) assertSame(fuzzText(below, 24));
    for (const length of [99, 100, 101, 200, 201]) assertSame(`${"a".repeat(length)} ${"😀".repeat(length)} end`);
  });

  test(`word pieces ${name}: every code point, alone and between letters, has the reference's ids`, () => {
    const step = FUZZ_TEXTS >= 100_000 ? 1 : 149;
    for (let point = 0; point <= 0x10ffff; point += step) {
      const character = String.fromCodePoint(point);
      assertSame(`${character} a${character}B ${character}${character}`);
    }
  });

  if (existsSync(`${DATA}/udhr/udhr.jsonl`))
    test(`word pieces ${name}: ids of the declaration of human rights and of the corpus are the reference's`, () => {
      const lines = readFileSync(`${DATA}/udhr/udhr.jsonl`, "utf8").trim().split("\n");
      const soak = FUZZ_TEXTS >= 100_000;
      for (const [i, line] of lines.entries()) if (soak || i % 6 === 0) assertSame(JSON.parse(line).text);
      for (const file of ["english", "code", "cjk"]) {
        const whole = readFileSync(`${DATA}/corpus/${file}.txt`, "utf8");
        assertSame(soak ? whole : whole.slice(0, 200_000));
      }
    });
}
