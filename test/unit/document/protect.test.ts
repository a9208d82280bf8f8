import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDocument } from "../../../src/core/document/parse.ts";
import { protectedRanges } from "../../../src/core/document/protection/protect.ts";
import { UserError } from "../../../src/core/user-error.ts";

function kept(text: string, path = "a.md", keep: RegExp[] = []): [string, string][] {
  const ranges = protectedRanges(text, parseDocument(text, { path }), { keep });
  assert.ok(Array.isArray(ranges), String(ranges));
  return ranges.map(({ start, end, reason }) => [reason, text.slice(start, end)]);
}

test("numbers stay with their units", () => {
  const text =
    "Pay $1,200 or 12 % for 3.5 GB by 2024-05-01 or May 12, 2024, see § 4.2 in v1.2.3 at 10:30, or 5-day 3億円.";
  assert.deepEqual(
    kept(text).map(([, found]) => found),
    ["$1,200", "12 %", "3.5 GB", "2024-05-01", "May 12, 2024", "§ 4.2", "v1.2.3", "10:30", "5-day", "3億円"],
  );
});

test("the number of a list item is none, a digit inside a word is none", () => {
  assert.deepEqual(kept("1. First\n2) Second\n- 3. Third\n\nUse utf8 and h2o.\n"), []);
});

test("variables and tags of templates stay", () => {
  const text = `Hi {{ user.name }}, {% if x %}a{% endif %} \${topic} {city} <|im_end|> $ARGUMENTS [YOUR NAME] but {not this, no}.`;
  assert.deepEqual(kept(text), [
    ["template variable", "{{ user.name }}"],
    ["template tag", "{% if x %}"],
    ["template tag", "{% endif %}"],
    ["template variable", `\${topic}`],
    ["template variable", "{city}"],
    ["template variable", "<|im_end|>"],
    ["template variable", "$ARGUMENTS"],
    ["template variable", "[YOUR NAME]"],
  ]);
});

test("line breaks written as escapes make no path of two sentences, folders on Windows do", () => {
  const log = String.raw`The bottle is closed.\r\nTravel on. It went well.\n\nThe garden.`;
  assert.deepEqual(kept(log, "a.txt"), []);
  assert.deepEqual(kept(String.raw`Open C:\new\rooms\notes.txt and lib\r\nodes now.`, "a.txt"), [
    ["file path", String.raw`C:\new\rooms\notes.txt`],
    ["file path", String.raw`lib\r\nodes`],
  ]);
});

test("addresses and paths stay, without the full stop of the sentence", () => {
  const text =
    "See https://a.example/b_(c)?d=e. Mail ann@a.example, open src/core/a.ts, ./run or package.json; and/or, e.g. not.";
  assert.deepEqual(kept(text), [
    ["URL", "https://a.example/b_(c)?d=e"],
    ["URL", "ann@a.example"],
    ["file path", "src/core/a.ts"],
    ["file path", "./run"],
    ["file path", "package.json"],
  ]);
});

test("front matter, headings, code, tags and link definitions stay, the widest reason first", () => {
  const text =
    "---\na: 1\n---\n# Step 1\nUse `x = 1`.\n\n```\n1 2\n```\n\n    code 3\n\n<rules>\nhi\n</rules>\n\n[a]: http://b.example\n";
  assert.deepEqual(kept(text), [
    ["front matter", "---\na: 1\n---\n"],
    ["heading", "# Step 1"],
    ["inline code", "`x = 1`"],
    ["code fence", "```\n1 2\n```"],
    ["indented code", "    code 3"],
    ["tag", "<rules>"],
    ["tag", "</rules>"],
    ["link definition", "[a]: http://b.example"],
  ]);
});

test("what stands between keep comments stays", () => {
  assert.deepEqual(kept("a\n<!-- keep -->\nthis\n\nand this\n<!-- /keep -->\nb\n"), [
    ["keep comment", "<!-- keep -->\nthis\n\nand this\n<!-- /keep -->"],
  ]);
  assert.deepEqual(kept("<!-- keep -->\nonly this\n\nnot this\n"), [["keep comment", "<!-- keep -->\nonly this"]]);
  assert.deepEqual(kept("first\nthis line <!-- keep -->\nlast\n"), [["keep comment", "this line <!-- keep -->"]]);
  assert.deepEqual(
    kept("a: b\n# keep\nc: d\n\ne: f\n", "a.yaml").filter(([reason]) => reason === "keep comment"),
    [["keep comment", "# keep\nc: d"]],
  );
  assert.deepEqual(kept("Always keep the comment short.\n"), []);
});

test("what a person's patterns match stays", () => {
  assert.deepEqual(kept("You MUST go.\nYou may.\n", "a.md", [/^.*\bMUST\b.*$/]), [["keep pattern", "You MUST go."]]);
  assert.deepEqual(kept("aaa bbb", "a.md", [/(b+)+$/]), [["keep pattern", "bbb"]]);
});

test("a pattern that would run away is matched or refused, never waited for", () => {
  const text = `${"a".repeat(50_000)}!`;
  const document = parseDocument(text, { path: "a.md" });
  assert.deepEqual(protectedRanges(text, document, { keep: [/(a+)+$/, /(a|a)*b/, /(.*)*x/] }), []);
  const refused = protectedRanges(text, document, { keep: [/(?=(a+)+$)b/] });
  assert.ok(refused instanceof UserError);
  assert.equal(refused.code, "invalid-argument");
  assert.match(refused.message, /\(\?=\(a\+\)\+\$\)b/);
});

test("a chat's roles, system prompt and tool results stay, its other words may go", () => {
  const text =
    '[{"role":"system","content":"Be."},{"role":"user","content":"Hi there, 5 cats."},{"role":"tool","content":"Out"}]';
  assert.deepEqual(kept(text, "a.json"), [
    ["message structure", '[{"role":"system","content":"'],
    ["system message", "Be."],
    ["message structure", '"},{"role":"user","content":"'],
    ["number", "5"],
    ["message structure", '"},{"role":"tool","content":"'],
    ["tool message", "Out"],
    ["message structure", '"}]'],
  ]);
});
