import assert from "node:assert/strict";
import { test } from "node:test";
import type { Section } from "../../../src/core/document/document.ts";
import { detectFormat } from "../../../src/core/document/formats/detect-format.ts";
import { parseDocument } from "../../../src/core/document/parse.ts";
import { outline } from "./outline.ts";

test("the editor's language is stronger than the name, the name stronger than the text", () => {
  assert.equal(detectFormat("# a\n# b\n", { languageId: "python", path: "a.md" }).format, "code");
  assert.equal(detectFormat("{}", { path: "a.md" }).format, "markdown");
  assert.equal(detectFormat("# Role\nYou are\n", { languageId: "plaintext", path: "Untitled-1" }).format, "markdown");
  assert.equal(detectFormat("Just some words.", {}).format, "text");
  assert.equal(detectFormat("a, b", { languageId: "some-new-language" }).format, "code");
});

test("chats are told from other JSON", () => {
  assert.equal(detectFormat('{"messages":[{"role":"user"', { path: "a.json" }).format, "chat-json");
  assert.equal(detectFormat('[{"role":"user","content":"x"}]').format, "chat-json");
  assert.equal(detectFormat('{"contents":[{"role":"user","parts":[]}]}', { languageId: "json" }).format, "chat-json");
  assert.equal(detectFormat('{"role":"admin","rights":[]}', { path: "a.json" }).format, "json");
  assert.equal(detectFormat('{"a":1}\n{"a":2}\n').format, "chat-jsonl");
});

test("the files of agents are known by their names", () => {
  const dialects = [
    "AGENTS.md",
    "x/CLAUDE.md",
    "a.prompt.md",
    "skills/x/SKILL.md",
    "a.prompty",
    "a.prompt",
    "a.ipynb",
    "a.md",
  ];
  assert.deepEqual(
    dialects.map((path) => detectFormat("", { path }).dialect),
    ["agent", "agent", "prompt-file", "prompt-file", "prompty", "dotprompt", "notebook", undefined],
  );
});

test("plain text has sections where its titles are plain to see, else none", () => {
  const text =
    "PROJECT GOALS\n\nSome text here.\n\n1. First part\n\nText of it.\n\n1.1 Detail\n\nMore.\n\nNotes\n-----\nend.\n";
  assert.deepEqual(outline(text, { path: "a.txt" }), [
    "heading PROJECT GOALS",
    "  heading 1. First part",
    "    heading 1.1 Detail",
    "  heading Notes",
  ]);
  assert.deepEqual(outline("Buy:\n\n1. Milk\n\n2. Bread\n\n3. Tea\n\nThank you.\n", { path: "a.txt" }), []);
});

test("code is cut at its top-level functions and classes", () => {
  const python =
    "import os\n\n@cached\ndef load(path):\n    return 1\n\nclass A:\n    def m(self):\n        pass\n\nx = 1\n";
  assert.deepEqual(outline(python, { path: "a.py" }), ["preamble Preamble", "symbol def load", "symbol class A"]);
  const script =
    "export async function run(a) {\n  if (a) {\n  }\n}\nexport const f = (x) => {\n  y();\n};\ninterface B {\n}\n";
  assert.deepEqual(outline(script, { path: "a.ts" }), [
    "symbol export async function run",
    "symbol f",
    "symbol interface B",
  ]);
  const others = "static int add(int a, int b)\n{\n  return a;\n}\nfunc (s *Server) Run() error {\n}\nimpl Foo {\n}\n";
  assert.equal(outline(others, { path: "a.c" }).length, 3);
});

test("JSON, YAML, XML, HTML and notebooks are cut by what is at their top", () => {
  assert.deepEqual(outline('{"a": 1, "b": {"c": 2}}', { path: "a.json" }), ["symbol a", "symbol b"]);
  assert.deepEqual(outline("a: 1\nb:\n  c: 2\n# x: 1\n'd e': 3\n", { path: "a.yaml" }), [
    "symbol a",
    "symbol b",
    "symbol d e",
  ]);
  assert.deepEqual(outline("<a>\n  <b>\n  x\n  </b>\n  <c>1</c>\n</a>\n", { path: "a.xml" }), ["tag a", "  tag b"]);
  const html = "<h1>One</h1><p>x</p>\n<h2 class='a'>Two <b>!</b></h2>\n<script>\nif (a<h1) {}\n</script>\n";
  assert.deepEqual(outline(html, { path: "a.html" }), ["heading One", "  heading Two !", "    fence script"]);
  const notebook =
    '{"cells":[{"cell_type":"markdown","source":["# Intro\\n","x"]},{"cell_type":"code","source":"print(1)"}]}';
  assert.deepEqual(outline(notebook, { path: "a.ipynb" }), ["cell 1. markdown: Intro", "cell 2. code: print(1)"]);
});

function depthOf(sections: readonly Section[]): number {
  let depth = 0;
  for (let level = sections; level.length > 0; level = level.flatMap((section) => section.children)) depth++;
  return depth;
}

test("hostile texts are parsed without overflow of the stack", () => {
  const depth = 100_000;
  const texts = ["[".repeat(depth), '{"a":'.repeat(depth), "<a>\n".repeat(depth) + "</a>\n".repeat(depth)];
  texts.push("{% if a %}\n".repeat(depth) + "{% endif %}\n".repeat(depth), "- ".repeat(depth), "> ".repeat(depth));
  for (const text of texts) {
    for (const path of ["a.md", "a.json", "a.xml", "a.txt", "a.jsonl"]) {
      assert.ok(depthOf(parseDocument(text, { path }).sections) <= 60, `${text.slice(0, 12)} as ${path}`);
    }
  }
});
