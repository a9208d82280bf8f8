import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { applied, type Edit } from "../../src/core/compress/edits/edit.ts";
import { sourceOf } from "../../src/core/compress/source.ts";
import { unitsOf } from "../../src/core/compress/units/units.ts";
import { WordPruning } from "../../src/core/compress/words/word-pruning.ts";
import { negationsKept, numbersKept } from "../../src/core/evaluate/kept-words.ts";
import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import { UserError } from "../../src/core/user-error.ts";
import { documents, markdown } from "./fit-documents.ts";

const tokenizer = await loadTokenizer("o200k_base");

function without(text: string, budget: number): readonly Edit[] {
  const source = sourceOf(text);
  assert.ok(!(source instanceof UserError));
  const units = unitsOf(source, { asked: false });
  return new WordPruning({ source, units, before: [] }, () => false, tokenizer).under(budget);
}

const share = fc.double({ min: 0.05, max: 1, noNaN: true });

test("without words, edits are in order and apart, and take nothing but words, marks and blanks of running text", () => {
  fc.assert(
    fc.property(documents, share, (text, part) => {
      const edits = without(text, Math.floor(tokenizer.count(text) * part));
      edits.forEach(({ start, end, replacement }, i) => {
        assert.ok(start < end && start >= (edits[i - 1]?.end ?? 0) && end <= text.length);
        assert.ok(replacement === "" || replacement === " ");
      });
      assert.ok(tokenizer.count(applied(text, edits)) <= tokenizer.count(text));
    }),
    { numRuns: 300 },
  );
});

test("without words, numbers and negations stay whatever the budget", () => {
  fc.assert(
    fc.property(markdown, share, (text, part) => {
      const result = applied(text, without(text, Math.floor(tokenizer.count(text) * part)));
      for (const measure of [numbersKept, negationsKept]) {
        const { of, kept } = measure(text, result);
        assert.equal(kept, of, result);
      }
    }),
    { numRuns: 300 },
  );
});

test("what goes at a budget goes at each smaller one", () => {
  fc.assert(
    fc.property(markdown, share, share, (text, a, b) => {
      const all = tokenizer.count(text);
      const more = without(text, Math.floor(all * Math.min(a, b)));
      const less = without(text, Math.floor(all * Math.max(a, b)));
      const isGone = (at: number): boolean => more.some(({ start, end }) => at >= start && at < end);
      for (const { start, end } of less) {
        for (let at = start; at < end; at++) assert.ok(/\s/.test(text[at]!) || isGone(at), text.slice(start, end));
      }
    }),
    { numRuns: 300 },
  );
});
