import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { chunkText } from "../../../src/core/select/chunkers/chunk-text.ts";

function cut(text: string, path: string): string[] {
  return chunkText(text, { path }).map(({ start, end }) => text.slice(start, end));
}

const words = (count: number, word = "word") => Array.from({ length: count }, (_, i) => `${word}${i}`).join(" ");

describe("chunks of Markdown", () => {
  const text = [
    "# Guide",
    "",
    "## Setup",
    "Install it first.",
    "",
    "Then run it.",
    "",
    "```sh",
    "npm ci",
    "",
    "npm test",
    "```",
    "## Usage",
    `${words(22, "Alpha")}. ${words(22, "Beta")}. ${words(22, "Gamma")}.`,
    "",
  ].join("\n");

  test("stay under their heading, which stands with what it opens", () => {
    const chunks = chunkText(text, { path: "guide.md" });
    assert.deepEqual(
      chunks.map(({ title, kind }) => [kind, title]),
      [
        ["prose", "Guide › Setup"],
        ["code", "Guide › Setup"],
        ["prose", "Guide › Usage"],
        ["prose", "Guide › Usage"],
      ],
    );
    const [setup, fence] = cut(text, "guide.md");
    assert.equal(setup, "# Guide\n\n## Setup\nInstall it first.\n\nThen run it.");
    assert.equal(fence, "```sh\nnpm ci\n\nnpm test\n```");
  });

  test("a long paragraph is cut between sentences", () => {
    for (const chunk of cut(text, "guide.md").slice(2)) assert.match(chunk, /\.$/);
  });
});

describe("chunks of code without a parser", () => {
  const body = (name: string) => Array.from({ length: 8 }, (_, i) => `  const ${name}${i} = compute(${i});`).join("\n");
  const text = [
    'import { a } from "a";',
    'import { b } from "b";',
    "",
    "/** Opens it. */",
    "export function open(path: string): void {",
    body("one"),
    "}",
    "",
    "export function close(): void {",
    body("two"),
    "}",
    "",
  ].join("\n");

  test("a function is one, with its comment and its name", () => {
    const chunks = chunkText(text, { path: "file.ts" });
    assert.deepEqual(
      chunks.map(({ symbol }) => symbol),
      [undefined, "open", "close"],
    );
    assert.match(text.slice(chunks[1]!.start, chunks[1]!.end), /^\/\*\* Opens it[\s\S]*\}$/);
  });

  test("a long function is cut between lines, best where a line is blank", () => {
    const long = `function f() {\n${Array.from({ length: 30 }, (_, i) => `  step(${i});\n${i % 10 === 9 ? "\n" : ""}`).join("")}${words(60)}\n}\n`;
    const pieces = cut(long, "f.ts");
    assert.ok(pieces.length > 1);
    assert.match(pieces[0]!, /step\(\d9\);$/);
  });
});

describe("chunks of records", () => {
  test("JSON is cut between members, which are titled with the keys above", () => {
    const text = JSON.stringify(
      { name: "x", list: Array.from({ length: 40 }, (_, id) => ({ id, label: `item ${id}` })) },
      null,
      2,
    );
    const chunks = chunkText(text, { path: "data.json" });
    assert.ok(chunks.length > 3);
    assert.equal(chunks[2]!.title, "list");
    for (const { start, end } of chunks.slice(2, -1)) assert.match(text.slice(start, end), /^ {4}\{[\s\S]*\},?$/);
  });

  test("a table's rows are kept whole and titled with its columns; quoted line breaks part nothing", () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${i},"first line\nsecond of ${i}"`);
    const text = ["id,note", ...rows, ""].join("\n");
    const chunks = chunkText(text, { path: "table.csv" });
    assert.ok(chunks.length > 2);
    for (const { start, end, title } of chunks.slice(1)) {
      assert.equal(title, "id,note");
      assert.match(text.slice(start, end), /^\d+,"[\s\S]*"$/);
    }
  });

  test("YAML is cut at its keys", () => {
    const text = `a: 1\nb: 2\njobs:\n${Array.from({ length: 40 }, (_, i) => `  job${i}:\n    runs-on: linux-${i}\n    steps: many\n`).join("")}`;
    const chunks = chunkText(text, { path: "ci.yml" });
    assert.equal(text.slice(chunks[0]!.start, chunks[0]!.end), "a: 1\nb: 2");
    assert.equal(chunks[1]!.title, "jobs");
    for (const { start, end } of chunks.slice(2)) assert.match(text.slice(start, end), /^ {2}job\d+:/);
  });

  test("a chat is cut by turn", () => {
    const text = JSON.stringify({
      messages: [
        { role: "user", content: "Hi" },
        { role: "assistant", content: "Hello" },
      ],
    });
    const turns = chunkText(text, { path: "chat.json" }).filter(({ kind }) => kind === "turn");
    assert.deepEqual(
      turns.map(({ title, start, end }) => [title, text.slice(start, end)]),
      [
        ["user", '{"role":"user","content":"Hi"}'],
        ["assistant", '{"role":"assistant","content":"Hello"}'],
      ],
    );
    const lines = '{"role":"user","content":"Hi"}\n{"role":"assistant","content":"Hello"}\n';
    assert.deepEqual(cut(lines, "chat.jsonl"), lines.trimEnd().split("\n"));
  });

  test("a notebook is cut by cell", () => {
    const cells = [
      { cell_type: "markdown", source: ["# Title\n", "text"] },
      { cell_type: "code", source: ["print(1)"], outputs: [] },
    ];
    const text = JSON.stringify({ cells, metadata: {}, nbformat: 4 }, null, 1);
    const found = chunkText(text, { path: "n.ipynb" }).filter(({ kind }) => kind === "cell");
    assert.deepEqual(
      found.map(({ title }) => title),
      ["1. markdown: Title", "2. code: print(1)"],
    );
  });
});

test("an encoded run is one chunk, not hundreds", () => {
  const text = `before\n${"QUJD".repeat(1500)}\nafter\n`;
  assert.equal(chunkText(text, { path: "a.txt" }).length, 3);
});
