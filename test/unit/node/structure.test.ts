import assert from "node:assert/strict";
import { test } from "node:test";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { Outline } from "../../../src/node/worker/outline.ts";
import { structureOf } from "../../../src/node/worker/structure.ts";

const tokenizer = await loadTokenizer("o200k_base");

function of(path: string, text: string) {
  const outline = new Outline(text, { uri: `file:///${path}`, path, folder: null, languageId: "plaintext" });
  return structureOf(outline, text, tokenizer.open(text), tokenizer);
}

const chatOverheadOf = (path: string, text: string): number => of(path, text).chatOverhead;

test("a chat is told what its format adds, as JSON and as JSON Lines, and no other text is", () => {
  const messages = ["hi", "hello"].map((content) => ({ role: "user", content }));
  assert.equal(chatOverheadOf("a.json", JSON.stringify({ messages })), 9);
  assert.equal(chatOverheadOf("a.jsonl", messages.map((message) => JSON.stringify(message)).join("\n")), 9);
  assert.equal(chatOverheadOf("b.jsonl", '{"id":1}\n{"id":2}'), 0);
  assert.equal(chatOverheadOf("a.md", "# Chat\n\nrole: user\n"), 0);
});

test("what asks for the answer and the pictures are told, each bounded", () => {
  const data = "A".repeat(100_000);
  const long = of("a.md", `${"word ".repeat(5000)}![sea](sea.png) ![](data:image/png;base64,${data})`);
  assert.ok(long.request.length < 2_500);
  assert.deepEqual(
    long.images.map(({ target }) => target.kind),
    ["file", "data"],
  );
  assert.ok(JSON.stringify(long.images).length < 40_000);
  const request = of("a.json", JSON.stringify({ max_tokens: 9, messages: [{ role: "user", content: "Why?" }] }));
  assert.deepEqual([request.request, request.maxTokens], ["Why?", 9]);
});
