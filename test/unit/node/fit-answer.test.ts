import assert from "node:assert/strict";
import { test } from "node:test";
import { expanded } from "../../../src/core/compress/expand.ts";
import { replaced } from "../../../src/core/plan/replacements.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";
import { answerFit } from "../../../src/node/worker/fit-answer.ts";
import { HeldDocument } from "../../../src/node/worker/held-document.ts";

const tokenizer = await loadTokenizer("o200k_base");
const WORDS = "river stone cloud paper engine garden window letter music bread".split(" ");
const sentence = (i: number) => `The ${WORDS[i % 10]} of day ${i} met the ${WORDS[(i * 7 + 3) % 10]} at noon.`;
const PARAGRAPHS = Array.from({ length: 12 }, (_, p) =>
  Array.from({ length: 5 }, (_, s) => sentence(p * 5 + s)).join(" "),
);
const LINES = `# Diary\n\n${PARAGRAPHS.join("\n\n")}\n`;

function held(text: string): HeldDocument {
  const place = { uri: "untitled:a", path: "a.md", folder: null, languageId: "markdown" };
  const settings = { model: null, tokenizer: null, tokenizerFile: null, budget: null, reserve: null };
  const document = new HeldDocument(place, 1, text, settings, []);
  document.countWith(tokenizer);
  return document;
}

const question = (budget: number, span: readonly [number, number] | null = null) => ({
  ...{ uri: "untitled:a", version: 1, span, budget, query: "", level: "auto" as const },
  marks: { keep: [], drop: [] },
  control: new Int32Array(new SharedArrayBuffer(8)),
});

for (const [name, text] of [
  ["line feeds", LINES],
  ["carriage returns", LINES.replaceAll("\n", "\r\n")],
] as const) {
  test(`a document with ${name} is under the budget after the replacements, and keeps its line ends`, () => {
    for (const budget of [150, 300, 500]) {
      const fitted = answerFit(question(budget), held(text));
      assert.ok(!(fitted instanceof UserError));
      const after = replaced(text, fitted.replacements);
      assert.equal(after, fitted.plan.text);
      assert.equal(expanded(fitted.plan, text), text);
      assert.ok(tokenizer.count(after) <= budget);
      assert.equal(fitted.plan.tokens, tokenizer.count(after));
      assert.equal(after.includes("\r\n"), text.includes("\r\n"));
      assert.equal(/(?<!\r)\n/.test(after), !text.includes("\r\n"));
      for (const { start, end } of fitted.cuts) assert.ok(start < end && end <= text.length);
    }
  });

  test(`a selection in a document with ${name} is fitted alone, with offsets of the document`, () => {
    const start = text.indexOf(PARAGRAPHS[3] as string);
    const end = text.indexOf(PARAGRAPHS[6] as string);
    const fitted = answerFit(question(100, [start, end]), held(text));
    assert.ok(!(fitted instanceof UserError));
    const after = replaced(text, fitted.replacements);
    assert.equal(after, text.slice(0, start) + fitted.plan.text + text.slice(end));
    assert.ok(tokenizer.count(fitted.plan.text) <= 100);
    for (const piece of [...fitted.cuts, ...fitted.plan.pieces]) assert.ok(piece.start >= start && piece.end <= end);
  });
}

test("a sentence that is left out is the only thing that its replacement takes", () => {
  const text = LINES.replaceAll("\n", "\r\n");
  const fitted = answerFit(question(400), held(text));
  assert.ok(!(fitted instanceof UserError));
  assert.ok(fitted.replacements.length > 1);
  const taken = fitted.replacements.reduce((sum, { start, end }) => sum + end - start, 0);
  assert.ok(taken < text.length / 2, `${taken} of ${text.length} characters are replaced`);
});

test("a mark inside the selection is kept, and one outside changes nothing", () => {
  const start = LINES.indexOf(PARAGRAPHS[3] as string);
  const end = LINES.indexOf(PARAGRAPHS[6] as string);
  const marked = sentence(23);
  const at = LINES.indexOf(marked);
  const fitted = answerFit(
    {
      ...question(60, [start, end]),
      marks: {
        keep: [
          [at, at + marked.length],
          [0, 5],
        ],
        drop: [],
      },
    },
    held(LINES),
  );
  assert.ok(!(fitted instanceof UserError));
  assert.ok(fitted.plan.text.includes(marked));
});

test("a document that changed meanwhile is not fitted", () => {
  const answer = answerFit({ ...question(100), version: 2 }, held(LINES));
  assert.ok(answer instanceof UserError && answer.message === "The document has changed.");
});

test("a fit that is cancelled stops", () => {
  const asked = question(100);
  Atomics.store(asked.control, 0, 1);
  const answer = answerFit(asked, held(LINES));
  assert.ok(answer instanceof UserError && answer.code === "cancelled");
});
