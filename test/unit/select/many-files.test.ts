import assert from "node:assert/strict";
import { test } from "node:test";
import { select } from "../../../src/core/select/select.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";

const tokenizer = await loadTokenizer("o200k_base");
const SENTENCES = 150;

/** About 9,000 characters on one subject each; every tenth is the engine's. */
const files = Array.from({ length: 150 }, (_, i) => ({
  path: `notes/${i}.md`,
  text: Array.from({ length: SENTENCES }, (_, k) =>
    i % 10 === 0
      ? `Step ${k} of note ${i} tells how the engine is cooled on day ${(k * 7) % 31}.`
      : `Step ${k} of note ${i} tells what the garden looks like on day ${(k * 5) % 31}.`,
  ).join(" "),
}));

const chosen = (query: string, budget: number) => {
  const selection = select(files, { query, budget, tokenizer });
  assert.ok(!(selection instanceof UserError), String(selection));
  return selection;
};

test("of many files those that a question is about are chosen from", () => {
  const { pieces } = chosen("How is the engine cooled?", 2_000);
  for (const { path } of pieces) assert.match(path ?? "", /^notes\/\d*0\.md$/);
});

test("a budget of a hundred thousand tokens is used, though the first look at so many files is a narrow one", () => {
  const { tokens } = chosen("How is the engine cooled, and what does the garden look like?", 100_000);
  assert.ok(tokens <= 100_000 && tokens >= 97_000, `${tokens} tokens`);
});

test("what a person pins far from what the question finds stays", () => {
  const { text } = files[1]!;
  const start = text.indexOf("Step 149");
  const selection = select(files, {
    ...{ query: "How is the engine cooled?", budget: 2_000, tokenizer },
    pinned: [{ path: "notes/1.md", start, end: text.length }],
  });
  assert.ok(!(selection instanceof UserError) && selection.text.includes(text.slice(start)));
});
