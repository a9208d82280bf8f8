import assert from "node:assert/strict";
import { test } from "node:test";
import { parseTree } from "jsonc-parser";
import { chatMessages, chatOverhead } from "../../../src/core/document/formats/chat.ts";
import { parseJson } from "../../../src/core/document/formats/json-tree.ts";
import { parseDocument } from "../../../src/core/document/parse.ts";
import { blocks } from "../../../src/core/document/units/blocks.ts";
import { outline } from "./outline.ts";

const openai = JSON.stringify(
  {
    model: "gpt-4o",
    messages: [
      { role: "system", content: "Be brief." },
      {
        role: "user",
        content: [
          { type: "text", text: "What is this?" },
          { type: "image_url", image_url: { url: "x" } },
        ],
      },
      {
        role: "assistant",
        content: null,
        tool_calls: [{ id: "c1", function: { name: "look", arguments: '{"a":1}' } }],
      },
      { role: "tool", tool_call_id: "c1", content: "A cat." },
      { role: "user", name: "Ann", content: "Thanks" },
    ],
    tools: [{ type: "function" }],
  },
  null,
  2,
);

function said(text: string): string[] {
  return chatMessages(text).map(
    ({ role, content }) => `${role}: ${content.map(([a, b]) => text.slice(a, b)).join("|")}`,
  );
}

test("a request's messages are found with their text, calls and answers", () => {
  assert.deepEqual(said(openai), [
    "system: Be brief.",
    "user: What is this?",
    "assistant: ",
    "tool: A cat.",
    "user: Thanks",
  ]);
  const messages = chatMessages(openai);
  assert.deepEqual(
    messages[2].toolCalls.map(({ id, name }) => [id, name]),
    [["c1", "look"]],
  );
  assert.equal(openai.slice(...messages[2].toolCalls[0].arguments!), '"{\\"a\\":1}"');
  assert.equal(messages[3].toolCallId, "c1");
  assert.deepEqual(JSON.parse(openai.slice(messages[0].start, messages[0].end)), {
    role: "system",
    content: "Be brief.",
  });
});

test("messages and tools are the sections of a chat", () => {
  assert.deepEqual(outline(openai, { path: "a.json" }), [
    "message 1. system",
    "message 2. user",
    "message 3. assistant: look",
    "message 4. tool",
    "message 5. user: Ann",
    "symbol tools",
  ]);
});

test("the dialects of other vendors are read", () => {
  assert.deepEqual(
    said(
      '{"system":"S","messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":[{"type":"text","text":"R"}]}]}]}',
    ),
    ["system: S", "user: R"],
  );
  assert.deepEqual(said('{"contents":[{"role":"model","parts":[{"text":"hi"}]}]}'), ["assistant: hi"]);
  assert.deepEqual(said('[{"from":"human","value":"q"},{"from":"gpt","value":"a"}]'), ["user: q", "assistant: a"]);
  assert.deepEqual(
    said('{"input":[{"role":"developer","content":"d"},{"type":"function_call_output","call_id":"c","output":"o"}]}'),
    ["developer: d", "tool: o"],
  );
});

test("JSON that is still being typed keeps its messages", () => {
  assert.deepEqual(said('[{"role":"user","content":"a"},{"role":"assistant","content":"b'), [
    "user: a",
    "assistant: b",
  ]);
  assert.deepEqual(said('[{"role":"user","content":"a"\n{"role":"assistant" "content":"b",},]'), [
    "user: a",
    "assistant: b",
  ]);
  assert.deepEqual(said('{"messages":[{"role":"user","content":"a\n},{"role":"user","content":"b"}]}'), [
    "user: a",
    "user: b",
  ]);
  assert.deepEqual(said('[{"role":"user","content":{"x":[[[1,2}},{"role":"user","content":"b"}]'), [
    "user: ",
    "user: b",
  ]);
});

test("lines of JSON Lines are messages, or requests with messages, also with a broken line between", () => {
  const text =
    '{"role":"user","content":"a"}\n{"messages":[{"role":"system","content":"b"}]}\n{"x\n{"role":"user","content":"c"}\n';
  assert.deepEqual(outline(text, { path: "a.jsonl" }), [
    "message 1. user",
    "message Line 2",
    "  message 1. system",
    "message Line 3",
    "message 4. user",
  ]);
});

test("whole JSON is read as the reference parser reads it", () => {
  const text = '// c\n{"a":[1,-2.5e3,true,null,{"b":"\\u0041\\"x"}],"c":{},"d":[],/* x */"e":""}';
  const shape = (node: { type: string; children?: readonly unknown[] }): unknown => node.children?.length;
  const reference = parseTree(text)!;
  const ours = parseJson(text, 9)!;
  assert.deepEqual([ours.start, ours.end], [reference.offset, reference.offset + reference.length]);
  assert.deepEqual(
    ours.children.map((node) => [node.key!.name, node.start, node.end, shape(node) ?? 0]),
    reference.children!.map(({ children: [key, value] = [] }) => [
      key.value,
      value.offset,
      value.offset + value.length,
      value.children?.length ?? 0,
    ]),
  );
});

test("the format's overhead is three a message, one a name, three for the reply", () => {
  assert.equal(chatOverhead(chatMessages(openai)), 5 * 3 + 1 + 3);
  assert.equal(chatOverhead([]), 0);
});

test("a chat's blocks are its structure and the lines of its messages, never cut in an escape", () => {
  const text = '[{"role":"user","content":"One.\\n\\nTwo \\\\n.\\n```js\\nx\\n```\\n# T"}]';
  const cut = blocks(text, parseDocument(text, { path: "a.json" }));
  assert.deepEqual(
    cut.map(({ kind, start, end }) => [kind, text.slice(start, end)]),
    [
      ["structure", '[{"role":"user","content":"'],
      ["content", "One.\\n\\n"],
      ["content", "Two \\\\n.\\n"],
      ["code", "```js\\nx\\n```\\n"],
      ["heading", "# T"],
      ["structure", '"}]'],
    ],
  );
});
