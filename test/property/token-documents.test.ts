import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createTokenizer } from "../../src/core/tokenizer/byte-pair-tokenizer.ts";
import { exactTokenizer, exactVocabulary } from "../oracle/exact-tokenizer.ts";
import { fuzzText, seeded } from "../oracle/fuzz-texts.ts";
import { randomEdit } from "../oracle/random-edits.ts";
import { randomVocabulary } from "./random-vocabulary.ts";
import { RecountedDocument } from "./recounted-document.ts";

const o200k = await exactVocabulary("o200k_base");
const tokenizer = createTokenizer(o200k);
const qwen = await exactTokenizer("qwen2.5");
const texts = fc.integer().map((seed) => fuzzText(seeded(seed), 120));

test("decoding what was encoded gives a well-formed text back", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const wellFormed = text.replace(/\p{Cs}/gu, "\ufffd");
      assert.equal(tokenizer.decode(tokenizer.encode(text)), wellFormed);
      assert.equal(qwen.decode(qwen.encode(text)), wellFormed.normalize("NFC"));
    }),
  );
});

for (const each of [tokenizer, qwen]) {
  test(`${each.name}: the offsets of tokens ascend from 0 to the length and part no surrogate pair`, () => {
    fc.assert(
      fc.property(texts, (text) => {
        const document = each.open(text);
        let last = 0;
        for (let n = 0; n <= document.tokens; n++) {
          const offset = document.offsetOfToken(n);
          assert.ok(offset >= last);
          assert.ok(!/^[\udc00-\udfff]/.test(text.slice(offset)) || !/[\ud800-\udbff]$/.test(text.slice(0, offset)));
          last = offset;
        }
        assert.equal(document.offsetOfToken(0), 0);
        assert.equal(last, text.length);
      }),
    );
  });

  test(`${each.name}: the text before token n holds at most n whole tokens, all but those that share a character with it`, () => {
    fc.assert(
      fc.property(texts, (text) => {
        const document = each.open(text);
        const { offsets } = document.tokensIn(0, text.length);
        for (let n = 0; n <= document.tokens; n++) {
          const before = document.tokensBefore(document.offsetOfToken(n));
          assert.ok(before <= n);
          if (before < n)
            assert.equal(offsets[before + 1], offsets[n], "only tokens that share a character are left out");
        }
      }),
    );
  });

  test(`${each.name}: the tokens of a range are those of the whole that touch it`, () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const document = each.open(text);
        const whole = document.tokensIn(0, text.length);
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        const part = document.tokensIn(start, end);
        const first = document.tokensBefore(start);
        assert.deepEqual(part.ids, whole.ids.slice(first, first + part.ids.length));
        assert.deepEqual(part.offsets, whole.offsets.slice(first, first + part.ids.length + 1));
        if (start === end) assert.equal(part.ids.length, 0);
        else for (const offset of part.offsets.subarray(0, part.ids.length)) assert.ok(offset < end);
        if (first + part.ids.length < whole.ids.length)
          assert.ok(start === end || whole.offsets[first + part.ids.length] >= end);
      }),
    );
  });
}

test("after every edit a document equals one that recounts itself, in any vocabulary", () => {
  fc.assert(
    fc.property(fc.integer(), fc.boolean(), (seed, byRank) => {
      const below = seeded(seed);
      const vocabulary = below(3) === 0 ? o200k : randomVocabulary(below, byRank);
      const own = vocabulary === o200k ? tokenizer : createTokenizer(vocabulary);
      const document = own.open("");
      const recounted = new RecountedDocument(own, vocabulary, "");
      for (let i = 0; i < 25; i++) {
        const { start, end, replacement } = randomEdit(below, recounted.text, 8000);
        document.edit(start, end, replacement);
        recounted.edit(start, end, replacement);
        assert.equal(document.tokens, recounted.tokens);
        assert.equal(document.length, recounted.length);
        const [a, b] = [below(document.length + 1), below(document.length + 1)].sort((x, y) => x - y);
        assert.deepEqual(document.tokensIn(a, b), recounted.tokensIn(a, b));
        assert.equal(document.tokensBefore(a), recounted.tokensBefore(a));
        assert.equal(document.slice(a, b), recounted.slice(a, b));
        const n = below(document.tokens + 1);
        assert.equal(document.offsetOfToken(n), recounted.offsetOfToken(n));
      }
      assert.equal(document.text, recounted.text);
      assert.deepEqual(document.tokensIn(0, document.length), recounted.tokensIn(0, document.length));
    }),
    { numRuns: 60 },
  );
});
