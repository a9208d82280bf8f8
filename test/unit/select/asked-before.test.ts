import assert from "node:assert/strict";
import { test } from "node:test";
import { select } from "../../../src/core/select/select.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";

const tokenizer = await loadTokenizer("o200k_base");
const QUESTION = "How often is a request retried?";
const PROMPT = `# Task\n\n{{context: ${QUESTION}, 40}}\n<!-- context -->\nThe old copy: a request is retried twice.\n<!-- /context -->\n\nWrite how often a request is retried.\n`;

test("what a prompt asks for, and what was filled in for it, is not selected from; the rest of the prompt is", () => {
  const files = [
    { path: "prompt.md", text: PROMPT },
    { path: "docs.md", text: "# Retries\n\nA request is retried three times.\n" },
  ];
  const selection = select(files, { query: QUESTION, budget: 200, tokenizer });
  assert.ok(!(selection instanceof UserError), String(selection));
  assert.match(selection.text, /retried three times/);
  assert.match(selection.text, /Write how often/);
  assert.doesNotMatch(selection.text, /context|old copy/);
});
