import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { LinearMatcher } from "../../src/core/document/protection/linear-match.ts";
import { parsePattern } from "../../src/core/document/protection/pattern-syntax.ts";

const character = fc.constantFrom("a", "b", ".", "[ab]", "\\w", "[^a]", "\\d", "é", "\\s", "[\\]b]", "\\u0061");
const border = fc.constantFrom("\\b", "^", "$", "\\B");
const quantifier = fc.constantFrom("*", "+", "?", "{2}", "{1,2}", "*?", "+?", "??", "{2,}");

/** Patterns in which what is repeated takes at least one character. */
const { solid } = fc.letrec<{ solid: string }>((tie) => ({
  solid: fc.oneof(
    { maxDepth: 4 },
    character,
    fc.array(tie("solid"), { minLength: 1, maxLength: 3 }).map((parts) => parts.join("")),
    fc.tuple(tie("solid"), tie("solid")).map(([a, b]) => `(?:${a}|${b})`),
    fc.tuple(tie("solid"), quantifier, character).map(([a, sign, b]) => `((${a})${sign}${b})`),
    fc.tuple(border, tie("solid")).map(([a, b]) => `${a}${b}`),
  ),
}));
const texts = fc.string({ unit: fc.constantFrom("a", "b", " ", "1", "é", "\n", "_", "]"), maxLength: 14 });

test("the linear matcher finds what RegExp finds", () => {
  fc.assert(
    fc.property(solid, texts, (source, text) => {
      const expected = [...text.matchAll(new RegExp(source, "gm"))].map((m) => [m.index, m.index + m[0].length]);
      assert.deepEqual(LinearMatcher.of(parsePattern(source)!, "m")!.matches(text), expected);
    }),
    { numRuns: 3000 },
  );
});
