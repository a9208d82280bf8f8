import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { fit as fitText } from "../../src/core/compress/fit.ts";
import { loadTokenizer } from "../../src/core/tokenizer/load.ts";
import { UserError } from "../../src/core/user-error.ts";
import { chats, documents, markdown } from "./fit-documents.ts";
import { assertLossless } from "./stage-laws.ts";
import { untidyMarkdown, untidyYaml } from "./untidy-documents.ts";

const tokenizer = await loadTokenizer("o200k_base");

function lossless(text: string, path: string): string {
  const plan = fitText(text, { budget: 100_000, tokenizer, level: "lossless", hint: { path } });
  assert.ok(!(plan instanceof UserError));
  return plan.text;
}

test("lossless leaves the Markdown that a reader sees, takes no more tokens, and is done after one time", () => {
  fc.assert(
    fc.property(fc.oneof(markdown, untidyMarkdown), (text) => void assertLossless(text, { path: "a.md" }, tokenizer)),
    { numRuns: 300 },
  );
});

test("the same of a text of which nobody says what it is", () => {
  fc.assert(
    fc.property(fc.oneof(documents, untidyMarkdown), (text) => void assertLossless(text, {}, tokenizer)),
    { numRuns: 300 },
  );
});

test("lossless leaves the values of YAML", () => {
  fc.assert(
    fc.property(untidyYaml, (text) => void assertLossless(text, { path: "a.yaml" }, tokenizer)),
    { numRuns: 400 },
  );
});

test("lossless leaves the value of JSON", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(0, 1, 4, "\t"), (json, indent) => {
      const text = JSON.stringify(JSON.parse(json), null, indent);
      const shorter = lossless(text, "a.json");
      assert.deepEqual(JSON.parse(shorter), JSON.parse(text));
      assert.ok(shorter.length <= text.length);
    }),
    { numRuns: 300 },
  );
});

test("a chat made lossless is the same chat", () => {
  fc.assert(
    fc.property(chats, (text) => void assertLossless(text, { path: "chat.json" }, tokenizer)),
    { numRuns: 200 },
  );
});

for (const file of ["README.md", "CONTRIBUTING.md", "samples/support-agent.prompt.md", "samples/conversation.json"]) {
  test(`lossless says of ${file} what it says`, () => {
    assertLossless(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"), { path: file }, tokenizer);
  });
}
