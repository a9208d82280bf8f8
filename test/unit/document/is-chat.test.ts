import assert from "node:assert/strict";
import { test } from "node:test";
import { isChat } from "../../../src/core/document/formats/is-chat.ts";
import { parseDocument } from "../../../src/core/document/parse.ts";

const chats: Record<string, [text: string, path: string]> = {
  "messages in JSON": ['[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello"}]', "a.json"],
  "JSON Lines": ['{"role":"user","content":"Hi"}\n{"role":"assistant","content":"Hello"}\n', "a.jsonl"],
  "a prompty with roles": ["---\nname: x\n---\nsystem:\nBe brief.\n\nuser:\n{{question}}\n", "a.prompty"],
  "a transcript": ["Anna: So, where were we?\nBen: At the budget.\nAnna: Right.\nBen: It was too small.\n", "a.txt"],
  "a transcript with long turns": [
    "**User:** How far is it?\n\n**Assistant:** About 18 km.\nIt climbs a little.\n\n**User:** And back?\n\n**Assistant:** The same.\n",
    "a.md",
  ],
};

const others: Record<string, [text: string, path: string]> = {
  "a text": ["Read the file. Then answer.\n\nNote: be brief.\n", "a.md"],
  "a list of settings": ["Name: x\nSize: 4\nColour: red\nWeight: 3\nPrice: 2\n", "a.txt"],
  "JSON that is no chat": ['{"name":"x","size":4}', "a.json"],
  nothing: ["", "a.txt"],
};

for (const [name, [text, path]] of Object.entries(chats)) {
  test(`${name} is a chat`, () => assert.ok(isChat(text, parseDocument(text, { path }))));
}
for (const [name, [text, path]] of Object.entries(others)) {
  test(`${name} is no chat`, () => assert.ok(!isChat(text, parseDocument(text, { path }))));
}

test("a hostile line takes no time", () => {
  const text = `${"a ".repeat(2_000_000)}\n`.repeat(2);
  assert.ok(!isChat(text, { format: "text", sections: [], includes: [] }));
});
