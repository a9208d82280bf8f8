import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { tokenizerFromFile } from "../../src/core/tokenizer/tokenizer-file.ts";
import { UserError } from "../../src/core/user-error.ts";
import { editsAsRecounted } from "./edits-as-recounted.ts";
import { sentencePieceTexts } from "./sentencepiece-texts.ts";

const FOLDER = "test/oracle/fixtures/sentencepiece";
const SEED = Number(process.env.FUZZ_SEED ?? 20252);

async function modelOf(name: string) {
  const tokenizer = await tokenizerFromFile(`${name}.model`, new Uint8Array(readFileSync(`${FOLDER}/${name}.model`)));
  assert.ok(!(tokenizer instanceof UserError));
  return tokenizer;
}

for (const name of ["bpe-bytes", "bpe-symbols", "unigram-nfkc", "unigram-symbols"]) {
  test(`SentencePiece ${name}: ids are those of the reference (sentencepiece 0.2.3)`, async () => {
    const tokenizer = await modelOf(name);
    const expected = readFileSync(`${FOLDER}/${name}.ids`, "utf8").split("\n");
    for (const [i, text] of sentencePieceTexts().entries()) {
      assert.equal(tokenizer.encode(text).join(" "), expected[i], JSON.stringify(text));
      assert.equal(tokenizer.count(text), expected[i] === "" ? 0 : expected[i]!.split(" ").length);
    }
  });

  test(`SentencePiece ${name}: a document that is edited counts as a recount (seed ${SEED})`, async () => {
    const tokenizer = await modelOf(name);
    editsAsRecounted(tokenizer, SEED);
  });
}

test("a model's blocks, cut where no piece goes on, have the ids of the whole text", async () => {
  const tokenizer = await modelOf("bpe-bytes");
  const text = readFileSync("README.md", "utf8");
  const document = tokenizer.open(text);
  assert.deepEqual(document.tokensIn(0, text.length).ids, tokenizer.encode(text));
  assert.equal(tokenizer.decode(tokenizer.encode(text)), text);
});
