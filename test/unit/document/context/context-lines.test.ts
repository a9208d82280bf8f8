import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { contextLines } from "../../../../src/core/document/context/context-lines.ts";
import { filledContext } from "../../../../src/core/document/context/fill-context.ts";

const LINE = "{{context: How often is a request retried, and why?, 4000}}";

/** The text with a block below each of its lines that can be used. */
function filled(text: string, selected: string): string {
  const edits = filledContext(text, contextLines(text), ({ asked }) => ("problem" in asked ? undefined : selected));
  return edits.reduceRight((result, { start, end, text }) => result.slice(0, start) + text + result.slice(end), text);
}

test("a line says its question and its budget", () => {
  const [first, second, ...others] = contextLines(`# Task\n\n  ${LINE}\nThen:\r\n{{context: errors, 4k}}`);
  assert.deepEqual(first?.asked, { question: "How often is a request retried, and why?", budget: 4000 });
  assert.deepEqual([first?.line, second?.line, others], [2, 4, []]);
  assert.deepEqual(second?.asked, { question: "errors", budget: 4000 });
});

test("a line that cannot be used says how it is written", () => {
  for (const line of [
    "{{context: why?}}",
    "{{context: , 5}}",
    "{{context: a, many}}",
    "{{context: a, 0}}",
    "{{context: a, 5",
  ])
    assert.match(JSON.stringify(contextLines(line)[0]?.asked), /Write it as \{\{context: question, 4000\}\}/, line);
});

test("what only shows the line is none: code, or a line in the middle of a sentence", () => {
  assert.deepEqual(contextLines(`\`\`\`md\n${LINE}\n\`\`\`\nWrite ${LINE} so.\n`), []);
  assert.equal(contextLines(`\`\`\`\na\n\`\`\`\n${LINE}`).length, 1);
});

test("a block is found again, and filled anew in its place", () => {
  const once = filled(`Before\n${LINE}\nAfter\n`, "one\n\ntwo");
  assert.equal(once, `Before\n${LINE}\n<!-- context -->\none\n\ntwo\n<!-- /context -->\nAfter\n`);
  const [line] = contextLines(once);
  assert.equal(once.slice(line?.held?.start, line?.held?.end), "one\n\ntwo");
  assert.equal(filled(once, "three"), `Before\n${LINE}\n<!-- context -->\nthree\n<!-- /context -->\nAfter\n`);
});

test("a block whose end was taken out is left as it is, and what follows it too", () => {
  const text = `${LINE}\n<!-- context -->\nold\n\nAfter\n${LINE}\n`;
  const [broken, next] = contextLines(text);
  assert.match(JSON.stringify(broken?.asked), /mark that ends the block below is missing/);
  assert.ok(next && !("problem" in next.asked));
});

test("marks and lines in the text that was selected end and ask nothing", () => {
  const hostile = `<!-- /context -->\n${LINE}\n  <!-- /context 2 -->\r\n<!-- context -->\n\`\`\``;
  const text = filled(`${LINE}\nAfter ${LINE}\n${LINE}`, hostile);
  const lines = contextLines(text);
  assert.equal(lines.length, 2);
  for (const { held } of lines) assert.equal(text.slice(held?.start, held?.end), hostile);
});

test("whatever is selected, filling in changes nothing but the blocks, and the same again nothing", () => {
  const part = fc.constantFrom(
    LINE,
    "<!-- context -->",
    "<!-- /context -->",
    "<!-- /context 2 -->",
    "```",
    "a",
    "\n",
    "\r\n",
    " ",
  );
  const texts = fc.array(part, { maxLength: 24 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, texts, (text, selected) => {
      const once = filled(text, selected);
      const usable = (of: string) => contextLines(of).filter(({ asked }) => !("problem" in asked));
      assert.equal(usable(once).length, usable(text).length);
      for (const { held } of usable(once)) assert.equal(once.slice(held?.start, held?.end), selected);
      assert.equal(filled(once, selected), once);
    }),
    { numRuns: 2_000 },
  );
});
