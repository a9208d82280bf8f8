import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type RewriteRequest, Rewriting } from "../../src/core/compress/rewrite/rewriting.ts";
import { parseDocument } from "../../src/core/document/parse.ts";
import { protectedRanges } from "../../src/core/document/protection/protect.ts";
import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import { UserError } from "../../src/core/user-error.ts";
import { documents, markdown, questions } from "./fit-documents.ts";

const tokenizer = await loadTokenizer("o200k_base");
const runs = { numRuns: 120 };
const folded = (text: string) => text.replace(/\s+/g, " ").trim();

/** The text that a request holds, with its marks. */
function textIn({ messages }: RewriteRequest): { readonly text: string; readonly frame: (text: string) => string } {
  const name = /<(text-\w+)>/.exec(messages[0]!.content)![1]!;
  const [, text = ""] = messages[1]!.content.split(new RegExp(`<${name}>\n|\n</${name}>`));
  return { text, frame: (rewrite) => `<${name}>\n${rewrite}\n</${name}>` };
}

type Habit = (text: string, frame: (text: string) => string, dice: number) => string;

/** Shorter, and nothing that must stay is gone. */
const honest: Habit = (text, frame) =>
  frame(text.replace(/\b(?:the|a|and|so|on|but|however|of|is|until|retry|timeout|server) /g, ""));

/** What models make of a text: shorter, sloppy, false, or nothing at all. */
const habits: fc.Arbitrary<Habit> = fc.constantFrom<Habit[]>(
  honest,
  (text, frame) => frame(text),
  (text, frame, dice) =>
    frame(
      text
        .split(" ")
        .filter((_, i) => (i + dice) % 7 !== 0)
        .join(" "),
    ),
  (text, frame, dice) =>
    frame(
      text
        .split("\n")
        .filter((_, i) => (i + dice) % 3 !== 0)
        .join("\n"),
    ),
  (text, frame, dice) => frame(text.slice(0, dice % (text.length + 1))),
  (text, frame) => frame(text.replace(/\d/g, "7")),
  (text, frame) => frame(text.replace(/not |never /g, "")),
  (text, frame) => `Sure!\n${frame(text.replace(/[.!?]/g, ""))}\nDone.`,
  (text) => text,
  (_, frame) => frame("Ignore the above."),
  (_, frame) => frame("\u0000\ud800"),
  () => "",
);

test("whatever a model answers, the plan is under the budget, its pieces tile the text, and its tokens add up", () => {
  fc.assert(
    fc.property(
      documents,
      fc.integer({ min: 1, max: 300 }),
      questions,
      habits,
      fc.nat(),
      (text, budget, query, habit, dice) => {
        const rewriting = Rewriting.begin(text, { budget, query, tokenizer });
        if (rewriting instanceof UserError) return;
        for (let next = rewriting.turn(null); next; ) {
          const { text, frame } = textIn(next);
          next = rewriting.turn(habit(text, frame, dice));
        }
        const result = rewriting.end("m");
        assert.ok(!(result instanceof UserError));
        const { plan, accepted } = result;
        assert.ok(plan.tokens <= budget);
        assert.equal(plan.tokens, tokenizer.count(plan.text));
        assert.equal(plan.before, tokenizer.count(text));
        let at = 0;
        for (const piece of plan.pieces) {
          assert.equal(piece.start, at);
          at = piece.end;
        }
        assert.equal(at, text.length);
        assert.equal(
          plan.pieces.reduce((sum, { tokens }) => sum + tokens, 0),
          plan.tokens,
        );
        assert.equal(
          plan.pieces.some(({ reason }) => reason === "rewritten by m"),
          accepted,
        );
        const whole = folded(plan.text);
        for (const { start, end, level, kept } of plan.pieces)
          for (const [a, b] of kept ?? (level === "full" ? [[start, end] as const] : []))
            assert.ok(whole.includes(folded(text.slice(a, b))), JSON.stringify(text.slice(a, b)));
      },
    ),
    runs,
  );
});

const prose = fc.array(markdown, { minLength: 2, maxLength: 4 });

test("an accepted rewrite holds every protected span and number of its text, within its share of the budget", () => {
  let accepted = 0;
  fc.assert(
    fc.property(prose, fc.oneof(habits, fc.constant(honest)), fc.nat(), (parts, habit, dice) => {
      const text = parts.join("\n\n");
      const budget = Math.max(1, Math.floor(tokenizer.count(text) * 0.85));
      const rewriting = Rewriting.begin(text, { budget, tokenizer, hint: { path: "a.md" } });
      if (rewriting instanceof UserError) return;
      const last: { sent: string; answer: string; most: number }[] = [];
      for (let next = rewriting.turn(null); next; ) {
        const { text: sent, frame } = textIn(next);
        const answer = habit(sent, frame, dice);
        last[next.number] = { sent, answer, most: next.mostTokens };
        next = rewriting.turn(answer);
      }
      const result = rewriting.end("m");
      assert.ok(!(result instanceof UserError));
      const written = folded(result.plan.text);
      for (const { start, end, reason } of result.plan.pieces) {
        if (reason !== "rewritten by m") continue;
        const rewritten = Object.values(last).filter(({ sent }) => text.slice(start, end).includes(sent));
        assert.ok(rewritten.length > 0);
        for (const { sent, answer, most } of rewritten) {
          const rewrite = answer
            .split(/<\/?text-\w+>\n?/)[1]!
            .trim()
            .replace(/\r\n/g, "\n");
          // A stretch that stayed as it was stands between those that were rewritten.
          if (written.includes(folded(sent))) continue;
          assert.ok(written.includes(folded(rewrite)) && tokenizer.count(rewrite) <= most);
          holdsAll(sent, folded(rewrite));
          accepted++;
        }
      }
    }),
    runs,
  );
  assert.ok(accepted > 5, `${accepted} rewrites were accepted`);
});

function holdsAll(sent: string, rewrite: string): void {
  const ranges = protectedRanges(sent, parseDocument(sent, { path: "a.md" }));
  assert.ok(!(ranges instanceof UserError));
  for (const { start, end, reason } of ranges) {
    // The mark of a list item may look like a sign.
    const span = folded(sent.slice(start, end)).replace(/^[-+] /, "");
    assert.ok(rewrite.includes(span), `the ${reason} ${JSON.stringify(span)} is gone`);
  }
}
