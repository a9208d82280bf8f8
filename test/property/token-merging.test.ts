import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mergeLongPiece } from "../../src/core/tokenizer/long-piece.ts";
import { PieceEncoder } from "../../src/core/tokenizer/piece-encoder.ts";
import { mergeWithRuns } from "../../src/core/tokenizer/repeated-cycles.ts";
import type { Vocabulary } from "../../src/core/tokenizer/vocabulary.ts";
import { seeded } from "../oracle/fuzz-texts.ts";
import { mergeByDefinition, randomVocabulary } from "./random-vocabulary.ts";

interface Case {
  readonly below: (n: number) => number;
  readonly vocabulary: Vocabulary;
  readonly encoder: PieceEncoder;
}

const cases = fc.tuple(fc.integer(), fc.boolean()).map(([seed, byRank]): Case => {
  const below = seeded(seed);
  const vocabulary = randomVocabulary(below, byRank);
  return { below, vocabulary, encoder: new PieceEncoder(vocabulary) };
});

/** Letters of the vocabulary's merges, at random or in runs of one letter or of a few by turns. */
function letters(below: (n: number) => number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; ) {
    const motif = Array.from({ length: 1 + below(4) }, () => 97 + below(3));
    for (let n = 1 + below(below(8) === 0 ? length : 6); n > 0 && at < length; n--)
      bytes[at++] = motif[n % motif.length];
  }
  return bytes;
}

test("merging gives what its definition gives, for short pieces and by heap", () => {
  fc.assert(
    fc.property(cases, ({ below, vocabulary, encoder }) => {
      for (let i = 0; i < 6; i++) {
        const bytes = letters(below, 1 + below(i < 3 ? 30 : 160));
        const count = encoder.merger.merge(bytes, 0, bytes.length);
        assert.deepEqual([...encoder.merger.ids.subarray(0, count)], mergeByDefinition(vocabulary, bytes));
      }
    }),
    { numRuns: 150 },
  );
});

test("runs that are shortened and repeated have the tokens of the whole", () => {
  fc.assert(
    fc.property(cases, ({ below, encoder }) => {
      const motif = letters(below, 1 + below(4));
      const run = Uint8Array.from({ length: 2100 + below(3000) }, (_, i) => motif[i % motif.length]);
      const bytes = Uint8Array.from([
        ...letters(below, below(20)),
        ...run,
        ...letters(below, below(20)),
        ...run.reverse(),
      ]);
      assert.deepEqual(mergeWithRuns(encoder.merger, bytes), encoder.merger.ends(bytes));
    }),
    { numRuns: 150 },
  );
});

test("a long piece resumed on both sides of an edit has the tokens of a recount", () => {
  fc.assert(
    fc.property(cases, ({ below, encoder }) => {
      const old = letters(below, 300 + below(1500));
      const start = below(old.length);
      const end = Math.min(old.length, start + below(below(3) === 0 ? 400 : 3));
      const bytes = Uint8Array.from([...old.subarray(0, start), ...letters(below, below(5)), ...old.subarray(end)]);
      const before = { bytes: old, ends: encoder.merger.ends(old) };
      const other = letters(below, 300);
      const behind = below(3) === 0 ? { bytes: other, ends: encoder.merger.ends(other) } : before;
      assert.deepEqual(mergeLongPiece(encoder.merger, bytes, before, behind), encoder.merger.ends(bytes));
    }),
    { numRuns: 400 },
  );
});
