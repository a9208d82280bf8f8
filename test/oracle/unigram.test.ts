import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { tokenizerFromFile } from "../../src/core/tokenizer/tokenizer-file.ts";
import { UserError } from "../../src/core/user-error.ts";
import { editsAsRecounted } from "./edits-as-recounted.ts";
import { sentencePieceTexts } from "./sentencepiece-texts.ts";
import { KINDS, unigramJson } from "./unigram-json.ts";

const SEED = Number(process.env.FUZZ_SEED ?? 20252);

async function tokenizerOf(name: string) {
  const bytes = new TextEncoder().encode(JSON.stringify(unigramJson(name)));
  const tokenizer = await tokenizerFromFile(`${name}.json`, bytes);
  assert.ok(!(tokenizer instanceof UserError), String(tokenizer));
  return tokenizer;
}

for (const name of Object.keys(KINDS)) {
  // The ids: node sentencepiece-texts.ts > TEXTS, node unigram-json.ts NAME > NAME.json, then
  // test/bench/reference-ids.py TEXTS NAME.ids NAME.json
  test(`Unigram ${name}: ids are those of the reference (tokenizers 0.23.3)`, async () => {
    const tokenizer = await tokenizerOf(name);
    const [version, ...expected] = readFileSync(`test/oracle/fixtures/unigram/${name}.ids`, "utf8").split("\n");
    assert.equal(version, "tokenizers 0.23.3");
    for (const [i, text] of sentencePieceTexts().entries()) {
      assert.equal(tokenizer.encode(text).join(" "), expected[i], JSON.stringify(text));
      assert.equal(tokenizer.count(text), expected[i] === "" ? 0 : expected[i]!.split(" ").length);
    }
  });

  test(`Unigram ${name}: a document that is edited counts as a recount (seed ${SEED})`, async () => {
    const tokenizer = await tokenizerOf(name);
    editsAsRecounted(tokenizer, SEED);
  });
}

test("blocks of a long text, cut between words, have the ids of the whole, and its tokens stand on their words", async () => {
  const tokenizer = await tokenizerOf("t5");
  const text = readFileSync("README.md", "utf8");
  const document = tokenizer.open(text);
  const { ids, offsets } = document.tokensIn(0, text.length);
  assert.deepEqual(ids, tokenizer.encode(text));
  const words = "several words,\n\n  and a new line";
  const short = tokenizer.open(words);
  const { offsets: starts } = short.tokensIn(0, words.length);
  assert.ok(starts.includes(words.indexOf(",") + 1), "what stands before the word is of its first token");
  assert.ok(offsets.every((offset, i) => i === 0 || offset >= offsets[i - 1]!));
});
