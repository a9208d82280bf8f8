import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fit as fitText } from "../../src/core/compress/fit.ts";
import type { FitOptions } from "../../src/core/compress/options.ts";
import { unchangedBy } from "../../src/core/plan/cuts.ts";
import type { Plan } from "../../src/core/plan/plan.ts";
import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import { UserError } from "../../src/core/user-error.ts";
import { documents, markdown, prose, questions } from "./fit-documents.ts";

const tokenizer = await loadTokenizer("o200k_base");
const folded = (text: string) => text.replace(/\s+/g, " ").trim();
const budgets = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 600 }));
const runs = { numRuns: 150 };

function planOf(text: string, options: Omit<FitOptions, "tokenizer">): Plan | UserError {
  return fitText(text, { ...options, tokenizer });
}

test("a result is never over the budget, and its tokens are the count of its text", () => {
  fc.assert(
    fc.property(documents, budgets, questions, (text, budget, query) => {
      const plan = planOf(text, { budget, query });
      if (plan instanceof UserError) return assert.equal(plan.code, "budget-too-small");
      assert.ok(plan.tokens <= budget, `${plan.tokens} > ${budget}`);
      assert.equal(plan.tokens, tokenizer.count(plan.text));
      assert.equal(plan.before, tokenizer.count(text));
    }),
    runs,
  );
});

test("where the budget is too small, the minimum named works", () => {
  fc.assert(
    fc.property(documents, fc.integer({ min: 1, max: 12 }), questions, (text, budget, query) => {
      const plan = planOf(text, { budget, query });
      if (!(plan instanceof UserError)) return;
      assert.ok(plan.minimum !== undefined && plan.minimum > budget, plan.message);
      const again = planOf(text, { budget: plan.minimum, query });
      assert.ok(
        !(again instanceof UserError),
        `the minimum ${plan.minimum} does not work: ${(again as Error).message}`,
      );
      assert.ok(again.tokens <= plan.minimum);
    }),
    runs,
  );
});

test("pieces tile the document in order, their tokens add up, and what is said to be kept is in the result", () => {
  fc.assert(
    fc.property(documents, budgets, questions, (text, budget, query) => {
      const plan = planOf(text, { budget, query });
      if (plan instanceof UserError) return;
      let at = 0;
      for (const piece of plan.pieces) {
        assert.equal(piece.start, at);
        assert.ok(piece.end > piece.start || text === "");
        at = piece.end;
      }
      assert.equal(at, text.length);
      assert.equal(
        plan.pieces.reduce((sum, piece) => sum + piece.tokens, 0),
        plan.tokens,
      );
      const result = folded(plan.text);
      for (const { start, end, level, kept, reason } of plan.pieces) {
        assert.notEqual(reason, "");
        for (const [a, b] of kept ?? (level === "full" ? [[start, end]] : [])) {
          assert.ok(a >= start && b <= end && a < b);
          assert.ok(result.includes(folded(text.slice(a, b))), `absent: ${JSON.stringify(text.slice(a, b))}`);
        }
      }
    }),
    runs,
  );
});

test("a text that fits already stays as it is", () => {
  fc.assert(
    fc.property(documents, questions, (text, query) => {
      const plan = planOf(text, { budget: Math.max(1, tokenizer.count(text)), query });
      assert.ok(!(plan instanceof UserError));
      assert.equal(plan.text, text);
    }),
    runs,
  );
});

test("what a person marked or matched stays letter for letter", () => {
  fc.assert(
    fc.property(markdown, budgets, fc.nat(), fc.nat({ max: 40 }), (text, budget, place, length) => {
      const start = place % (text.length + 1);
      const end = Math.min(text.length, start + length);
      const plan = planOf(text, { budget, query: "anything", marks: { keep: [[start, end]] }, keep: [/retry\w*/] });
      if (plan instanceof UserError) return;
      const result = folded(plan.text);
      assert.ok(result.includes(folded(text.slice(start, end))), JSON.stringify(text.slice(start, end)));
      assert.equal(plan.text.match(/retry\w*/g)?.length, text.match(/retry\w*/g)?.length);
    }),
    runs,
  );
});

test("with a question, a larger budget keeps all that a smaller one with room for a sentence kept", () => {
  const roomy = fc.integer({ min: 80, max: 600 });
  fc.assert(
    fc.property(prose, fc.tuple(roomy, roomy), (text, [a, b]) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)].map((budget) =>
        planOf(text, { budget, query: "how long?" }),
      );
      if (less instanceof UserError || more instanceof UserError) return;
      const whole = more!.pieces
        .filter(({ level }) => level === "lossless")
        .map(({ start, end }) => [start, end] as const);
      const kept = [...unchangedBy(more!), ...whole];
      for (const [start, end] of unchangedBy(less!)) {
        const words = Array.from(text.slice(start, end).matchAll(/\S+/g), ({ index }) => start + index);
        for (const at of words)
          assert.ok(
            kept.some(([from, to]) => from <= at && at < to),
            text.slice(start, end),
          );
      }
    }),
    runs,
  );
});
