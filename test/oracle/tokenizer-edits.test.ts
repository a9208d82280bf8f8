import assert from "node:assert/strict";
import { test } from "node:test";
import { createTokenizer } from "../../src/core/tokenizer/byte-pair-tokenizer.ts";
import type { TokenDocument, Tokenizer } from "../../src/core/tokenizer/tokenizer.ts";
import { RecountedDocument } from "../property/recounted-document.ts";
import { exactVocabulary } from "./exact-tokenizer.ts";
import { seeded } from "./fuzz-texts.ts";
import { randomEdit } from "./random-edits.ts";
import { TIKTOKEN, TOKENIZER_JSON } from "./references.ts";

const SEED = Number(process.env.FUZZ_SEED ?? 20252);
const EDITS = Number(process.env.FUZZ_EDITS ?? 500);

function assertSame(document: TokenDocument, text: string, fresh: TokenDocument, tokenizer: Tokenizer): void {
  const end = document.length;
  assert.equal(document.text, text);
  assert.deepEqual(document.tokensIn(0, end).ids, tokenizer.encode(text));
  assert.deepEqual(document.tokensIn(0, end), fresh.tokensIn(0, end));
}

for (const name of [...Object.keys(TIKTOKEN), ...Object.keys(TOKENIZER_JSON)]) {
  test(`${name}: after each of ${EDITS} edits (seed ${SEED}) count, ids and offsets are those of a recount`, async () => {
    const vocabulary = await exactVocabulary(name);
    const tokenizer = createTokenizer(vocabulary);
    const recount = (whole: string) =>
      vocabulary.nfc ? tokenizer.open(whole) : new RecountedDocument(tokenizer, vocabulary, whole);
    const below = seeded(SEED);
    const document = tokenizer.open("");
    let text = "";
    for (let i = 0; i < EDITS; i++) {
      const { start, end, replacement } = randomEdit(below, text, 6_000);
      document.edit(start, end, replacement);
      text = text.slice(0, start) + replacement + text.slice(end);
      assert.equal(document.tokens, tokenizer.count(text), `edit ${i}`);
      assert.equal(document.length, text.length);
      if (i % 50 === 0) assertSame(document, text, recount(text), tokenizer);
    }
  });
}
