import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { TOKEN_KINDS, tokensByKind } from "../../../src/core/compare/tokens-by-kind.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";

const tokenizer = await loadTokenizer("o200k_base");
const FENCE = "```";

test("tokens are told by what they stand in, and those of blanks alone wherever they are", () => {
  const kindsOf = (text: string, path = "a.md") =>
    Object.entries(tokensByKind(text, tokenizer, path)).flatMap(([kind, n]) => (n > 0 ? [kind] : []));
  const besideBlanks = (text: string) => kindsOf(text).filter((kind) => kind !== "blanks");
  assert.deepEqual(kindsOf("Write one sentence."), ["prose"]);
  assert.deepEqual(besideBlanks(`${FENCE}ts\nlet a = 1;\n${FENCE}\n`), ["code"]);
  assert.deepEqual(besideBlanks(`${FENCE}json\n{"a":1}\n${FENCE}\n`), ["json"]);
  assert.deepEqual(besideBlanks("| a | b |\n| - | - |\n| 1 | 2 |\n"), ["tables"]);
  assert.deepEqual(besideBlanks("<div class='a'>\n</div>\n"), ["markup"]);
  assert.deepEqual(kindsOf('{"a":[1,2]}', "a.json"), ["json"]);
  assert.deepEqual(kindsOf("   \n\n   \n"), ["blanks"]);
  assert.deepEqual(kindsOf(""), []);
});

test("the messages of a chat are told by what their texts say, what holds them together is data", () => {
  const table = "| a | b |\n| - | - |\n| 1 | 2 |\n";
  const said = `Be "kind".\n\n${table}\n${FENCE}ts\nlet a = 1;\n${FENCE}\n\n\t\n\u82b1 opens.\n`;
  const messages = [
    { role: "system", content: said },
    { role: "user", content: [{ type: "text", text: "# Title\n\nAnd <b>so</b> on." }] },
    { role: "tool", tool_call_id: "1", content: '{"a":[1,2,3]}' },
  ];
  for (const text of [JSON.stringify({ messages }), messages.map((one) => JSON.stringify(one)).join("\n")]) {
    const kinds = tokensByKind(text, tokenizer, text.startsWith('{"m') ? "chat.json" : "chat.jsonl");
    const near = (kind: "prose" | "code" | "tables", alone: string) =>
      assert.ok(Math.abs(kinds[kind] - tokenizer.count(alone)) <= 4, `${kind}: ${kinds[kind]}`);
    near("tables", "| a | b || - | - || 1 | 2 |");
    near("code", `${FENCE}tslet a = 1;${FENCE}`);
    near("prose", 'Be "kind". 花 opens. # Title And <b>so</b> on.');
    assert.ok(kinds.json > 20 && kinds.blanks > 0);
    assert.equal(
      TOKEN_KINDS.reduce((all, kind) => all + kinds[kind], 0),
      tokenizer.count(text),
    );
  }
});

test("the kinds of a text add up to its tokens", () => {
  for (const path of ["README.md", "package.json", "src/core/user-error.ts", "test/oracle/fuzz-texts.ts"]) {
    const text = readFileSync(path, "utf8");
    const kinds = tokensByKind(text, tokenizer, path);
    const sum = TOKEN_KINDS.reduce((all, kind) => all + kinds[kind], 0);
    assert.equal(sum, tokenizer.count(text), path);
  }
});
