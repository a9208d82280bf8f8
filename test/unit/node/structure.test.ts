import assert from "node:assert/strict";
import { test } from "node:test";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { Outline } from "../../../src/node/worker/outline.ts";
import { structureOf } from "../../../src/node/worker/structure.ts";

const tokenizer = await loadTokenizer("o200k_base");

function chatOverheadOf(path: string, text: string): number {
  const outline = new Outline(text, { uri: `file:///${path}`, path, folder: null, languageId: "plaintext" });
  return structureOf(outline, text, tokenizer.open(text), tokenizer).chatOverhead;
}

test("a chat is told what its format adds, as JSON and as JSON Lines, and no other text is", () => {
  const messages = ["hi", "hello"].map((content) => ({ role: "user", content }));
  assert.equal(chatOverheadOf("a.json", JSON.stringify({ messages })), 9);
  assert.equal(chatOverheadOf("a.jsonl", messages.map((message) => JSON.stringify(message)).join("\n")), 9);
  assert.equal(chatOverheadOf("b.jsonl", '{"id":1}\n{"id":2}'), 0);
  assert.equal(chatOverheadOf("a.md", "# Chat\n\nrole: user\n"), 0);
});
