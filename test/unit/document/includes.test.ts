import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDocument } from "../../../src/core/document/parse.ts";

function targets(text: string, path: string): string[] {
  return parseDocument(text, { path }).includes.map((include) => include.target);
}

test("agent files pull in @paths, but neither people, packages, decorators nor mail", () => {
  const text =
    "See @docs/rules.md and @README, also @~/.claude/me.md.\n- @./a/b\nAsk @ann, a@b.example, @types/node, @app.get, @Component or `@x/y.md`.\n```\n@c/d.md\n```\n(@e.json).\n";
  assert.deepEqual(targets(text, "CLAUDE.md"), ["docs/rules.md", "README", "~/.claude/me.md", "./a/b", "e.json"]);
  assert.deepEqual(targets(text, "notes.md"), []);
});

test("prompt files pull in the files they link to, but no pictures, pages or anchors", () => {
  const text =
    '[a](../a.md) [b](<b c.md>) [c](https://x.example/a.md) [d](#d) ![e](e.png) [f](src/f.ts#L3 "t") `[g](g.md)` #file:h.ts\n';
  assert.deepEqual(targets(text, "x.prompt.md"), ["../a.md", "b c.md", "src/f.ts#L3", "h.ts"]);
  assert.deepEqual(targets(text, "x.md"), ["h.ts"]);
});

test("ranges cover the reference as written", () => {
  const text = "Use #file:'a b.ts' and @x/y.md now.";
  const found = parseDocument(text, { path: "AGENTS.md" }).includes;
  assert.deepEqual(
    found.map(({ start, end }) => text.slice(start, end)),
    ["#file:'a b.ts", "@x/y.md"],
  );
});

test("templates pull in what they include", () => {
  const text =
    '{% include "a.j2" %} {%- extends \'b.html\' -%} {{> parts/c }} {{#> d}}{{/d}} {# {% include "e" %} #}\n';
  assert.deepEqual(targets(text, "t.txt"), ["a.j2", "b.html", "parts/c"]);
});
