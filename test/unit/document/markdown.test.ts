import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDocument } from "../../../src/core/document/parse.ts";
import { outline } from "./outline.ts";

const markdown = { path: "prompt.md" };

test("headings nest by level, and a section ends where the next of its level begins", () => {
  const text = "# A\none\n## B\ntwo\n### C\n## D\n# E\n";
  assert.deepEqual(outline(text, markdown), ["heading A", "  heading B", "    heading C", "  heading D", "heading E"]);
  const [a] = parseDocument(text, markdown).sections;
  assert.equal(text.slice(a.start, a.end), "# A\none\n## B\ntwo\n### C\n## D\n");
  assert.equal(text.slice(a.start, a.labelEnd), "# A");
});

test("underlined titles are headings, with Windows line ends too", () => {
  const text = "Title\r\n=====\r\n\r\ntext\r\n\r\nSub\r\n---\r\n";
  assert.deepEqual(outline(text, markdown), ["heading Title", "  heading Sub"]);
});

test("what looks like a heading in code, comments and lists is none", () => {
  const text = "# A\n```sh\n# not\n```\n<!--\n# not\n-->\n- # not\n\n      # not\n\n> # not\n";
  assert.deepEqual(outline(text, markdown), ["heading A", "  fence sh"]);
});

test("fences indented in a list are fences, and headings after them count again", () => {
  const text = "1. Do:\n   ```bash\n   # comment\n   ```\n\n# Next\n";
  assert.ok(outline(text, markdown).includes("heading Next"));
  assert.ok(outline("- a\n  ```\n  # x\n  ```\n# B\n", markdown).join() === "preamble Preamble,  fence code,heading B");
});

test("text before the first heading is the preamble, front matter apart", () => {
  const text = "---\nname: x\n---\nHello.\n# A\n";
  assert.deepEqual(outline(text, markdown), ["front-matter Front matter", "preamble Preamble", "heading A"]);
  assert.deepEqual(outline("\n\n# A\n", markdown), ["heading A"]);
  assert.deepEqual(outline("just text\n", markdown), []);
});

test("a prompt's own tags are sections and hold the headings inside them", () => {
  const text = '# A\n<rules>\n## B\ntext\n<example id="1">x</example>\n</rules>\nafter\n## C\n';
  assert.deepEqual(outline(text, markdown), [
    "heading A",
    "  tag rules",
    "    heading B",
    '      tag example id="1"',
    "  heading C",
  ]);
});

test("layout tags of HTML, placeholders and tags in code make no sections", () => {
  const text = "<div>\n\nhi\n\n</div>\n\n<your name>\n\n```xml\n<rules>\n</rules>\n```\n\nSay `</x>` now.\n";
  assert.deepEqual(outline(text, markdown), ["fence xml"]);
});

test("indented tags nest", () => {
  const text = "<task>\n    <step>\n        do it\n    </step>\n</task>\n";
  assert.deepEqual(outline(text, markdown), ["tag task", "  tag step"]);
});

test("template blocks are sections in any text", () => {
  const text =
    "# A\n{% if user %}\nHello\n{% for x in y %}\n- {{ x }}\n{% endfor %}\n{% endif %}\n{{#each items}}\n- a\n{{/each}}\n";
  const expected = ["template if user", "  template for x in y", "template each items"];
  assert.deepEqual(outline(text, markdown), ["heading A", ...expected.map((line) => `  ${line}`)]);
  assert.deepEqual(outline(text.slice(4), { path: "a.txt" }), expected);
});

test("tags in {% raw %} are text", () => {
  assert.deepEqual(outline("{% raw %}\n{% if a %}\nx\n{% endif %}\n{% endraw %}\n", markdown), ["template raw"]);
});

test("prompty and dotprompt files are cut at their roles", () => {
  const prompty = "---\nname: a\n---\nsystem:\nYou help.\n# Rules\nuser:\n{{question}}\n";
  assert.deepEqual(outline(prompty, { path: "a.prompty" }), [
    "front-matter Front matter",
    "message system",
    "  heading Rules",
    "message user",
  ]);
  const dotprompt = '---\nmodel: x\n---\n{{role "system"}}\nYou help.\n{{role "user"}}\n{{q}}\n';
  assert.deepEqual(outline(dotprompt, { path: "a.prompt" }), [
    "front-matter Front matter",
    "message system",
    "message user",
  ]);
});

test("titles are one short line", () => {
  const [long] = parseDocument(`# ${"word ".repeat(60)}\n`, markdown).sections;
  assert.ok(long.title.length <= 120 && long.title.endsWith("…"));
  assert.deepEqual(outline("# **Bold** `code` [link](x.md) \u0007 #\n\n##\n", markdown), [
    "heading Bold code link",
    "  heading Untitled",
  ]);
});
