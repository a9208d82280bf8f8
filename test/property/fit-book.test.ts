import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Book } from "../../src/core/compress/book/book.ts";
import { finished } from "../../src/core/compress/book/work.ts";
import { Fitting } from "../../src/core/compress/fitting.ts";
import type { FittingOptions } from "../../src/core/compress/options.ts";
import type { Plan, Range } from "../../src/core/plan/plan.ts";
import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import { UserError } from "../../src/core/user-error.ts";
import { markdown, questions } from "./fit-documents.ts";

const tokenizer = await loadTokenizer("o200k_base");
const folded = (text: string) => text.replace(/\s+/g, " ").trim();
const runs = { numRuns: 150 };

/** Small enough that a page is a book of several sections. */
const SIZES = { passage: 12, section: 60, excerpt: 120, chosen: 60 };

const chapter = fc.tuple(fc.nat({ max: 99 }), markdown).map(([n, text]) => `# Chapter ${n}\n\n${text}`);
const books = fc
  .array(fc.oneof({ weight: 1, arbitrary: chapter }, { weight: 2, arbitrary: markdown }), {
    minLength: 2,
    maxLength: 8,
  })
  .map((parts) => parts.join("\n\n"));
const budgets = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 900 }));

function planOf(
  text: string,
  budget: number,
  query: string,
  { keep = [], marked = [], omission = "" }: { keep?: RegExp[]; marked?: Range[]; omission?: string } = {},
): Plan | UserError {
  const options: FittingOptions = { tokenizer, query, keep, omission };
  const book = new Book(
    text,
    tokenizer.count(text),
    options,
    (part, about) => new Fitting(part, { ...options, keep: [] }, about),
    SIZES,
  );
  return finished(book.plan(budget, { keep: marked, drop: [] }), () => true)!;
}

test("a book is never over the budget, and its tokens are the count of its text", () => {
  fc.assert(
    fc.property(books, budgets, questions, fc.constantFrom("", "[…]"), (text, budget, query, omission) => {
      const plan = planOf(text, budget, query, { omission });
      if (plan instanceof UserError) return assert.equal(plan.code, "budget-too-small");
      assert.ok(plan.tokens <= budget, `${plan.tokens} > ${budget}`);
      assert.equal(plan.tokens, tokenizer.count(plan.text));
      assert.equal(plan.before, tokenizer.count(text));
    }),
    runs,
  );
});

test("where the budget is too small for a book, the minimum named works", () => {
  fc.assert(
    fc.property(books, fc.integer({ min: 1, max: 12 }), questions, (text, budget, query) => {
      const plan = planOf(text, budget, query);
      if (!(plan instanceof UserError)) return;
      assert.ok(plan.minimum !== undefined && plan.minimum > budget, plan.message);
      const again = planOf(text, plan.minimum, query);
      assert.ok(
        !(again instanceof UserError),
        `the minimum ${plan.minimum} does not work: ${(again as Error).message}`,
      );
    }),
    runs,
  );
});

test("pieces tile a book in order, their tokens add up, and what is said to be kept is in the result", () => {
  fc.assert(
    fc.property(books, budgets, questions, (text, budget, query) => {
      const plan = planOf(text, budget, query);
      if (plan instanceof UserError) return;
      let at = 0;
      for (const { start, end, reason } of plan.pieces) {
        assert.equal(start, at);
        assert.ok(end > start);
        assert.notEqual(reason, "");
        at = end;
      }
      assert.equal(at, text.length);
      assert.equal(
        plan.pieces.reduce((sum, piece) => sum + piece.tokens, 0),
        plan.tokens,
      );
      const result = folded(plan.text);
      for (const { start, end, level, kept } of plan.pieces) {
        for (const [a, b] of kept ?? (level === "full" ? [[start, end]] : [])) {
          assert.ok(a >= start && b <= end && a < b);
          assert.ok(result.includes(folded(text.slice(a, b))), `absent: ${JSON.stringify(text.slice(a, b))}`);
        }
      }
    }),
    runs,
  );
});

test("what a person marked or matched stays letter for letter in a book", () => {
  fc.assert(
    fc.property(books, budgets, questions, fc.nat(), fc.nat({ max: 40 }), (text, budget, query, place, length) => {
      const start = place % (text.length + 1);
      const end = Math.min(text.length, start + length);
      const plan = planOf(text, budget, query, { marked: [[start, end]], keep: [/retry\w*/] });
      if (plan instanceof UserError) return;
      const result = folded(plan.text);
      assert.ok(result.includes(folded(text.slice(start, end))), JSON.stringify(text.slice(start, end)));
      assert.equal(plan.text.match(/retry\w*/g)?.length, text.match(/retry\w*/g)?.length);
    }),
    runs,
  );
});
