import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applied, merged } from "../../../src/core/compress/edits/edit.ts";
import { blankRuns } from "../../../src/core/compress/lossless/blank-runs.ts";
import { byteOrderMarks } from "../../../src/core/compress/lossless/byte-order-marks.ts";
import { comments } from "../../../src/core/compress/lossless/comments.ts";
import { jsonMinify } from "../../../src/core/compress/lossless/json-minify.ts";
import { lineEnds } from "../../../src/core/compress/lossless/line-ends.ts";
import { linkDefinitions } from "../../../src/core/compress/lossless/link-definitions.ts";
import { listPadding } from "../../../src/core/compress/lossless/list-padding.ts";
import { longMarks } from "../../../src/core/compress/lossless/long-marks.ts";
import { tableBorders } from "../../../src/core/compress/lossless/table-borders.ts";
import { tablePadding } from "../../../src/core/compress/lossless/table-padding.ts";
import { trailingBlanks } from "../../../src/core/compress/lossless/trailing-blanks.ts";
import { yamlSpace } from "../../../src/core/compress/lossless/yaml-space.ts";
import { sourceOf } from "../../../src/core/compress/source.ts";
import type { Stage } from "../../../src/core/compress/stage.ts";
import { loadTokenizer } from "../../../src/core/tokenizer/load.ts";
import { UserError } from "../../../src/core/user-error.ts";

const tokenizer = await loadTokenizer("o200k_base");

function textAfter(stage: Stage, text: string, path = "a.md"): string {
  const source = sourceOf(text, { path });
  assert.ok(!(source instanceof UserError));
  return applied(text, stage.run(source, tokenizer, []));
}

const unchanged = (stage: Stage, texts: readonly string[], path?: string) => {
  for (const text of texts) assert.equal(textAfter(stage, text, path), text);
};

describe("lossless stages", () => {
  test("line ends become line feeds, lone carriage returns stay", () => {
    assert.equal(textAfter(lineEnds, "a\r\nb\rc\r\n"), "a\nb\rc\n");
    unchanged(lineEnds, ["a\r\r\nb"]);
  });

  test("blanks at line ends go, a hard break, HTML and code keep theirs", () => {
    assert.equal(textAfter(trailingBlanks, "# H \na \nb  \nc\t\n\nd   \n"), "# H\na\nb  \nc\n\nd\n");
    unchanged(trailingBlanks, ["```\nx  \n```\n", "<div>\nx \n</div>\n", "    code\n  \n", "Hello {{name}} \nall"]);
    assert.equal(textAfter(trailingBlanks, "a \nb  \nc ", "a.txt"), "a\nb  \nc");
  });

  test("runs of blank lines become one, not in code and not in what is shown as it stands", () => {
    assert.equal(textAfter(blankRuns, "a\n\n\n \t\nb\n\n\n\n"), "a\n\nb\n\n");
    unchanged(blankRuns, ["```\na\n\n\n\nb\n```", "<pre>\na\n\n\n\nb\n</pre>", "a\n\n    b\n\n\n\n    c\n"]);
    unchanged(blankRuns, ["<p>a</p><script>\n`\n\n\n\n`\n</script>"], "a.html");
    unchanged(blankRuns, ["a\n\n    b\n\n\n\n    c\n"], "a.txt");
  });

  test("tables lose their padding and keep alignment and escaped bars", () => {
    const table = "| name    | what   |\n| ------- | -----: |\n| a \\|  b |   2    |\n";
    assert.equal(textAfter(tablePadding, table), "| name | what |\n| - | -: |\n| a \\|  b | 2 |\n");
    assert.equal(textAfter(tablePadding, "a   | b\n--- | ---\nc | d\n"), "a | b\n-- | -\nc | d\n");
  });

  test("tables lose the bars around them where every row has both and text beside them", () => {
    assert.equal(textAfter(tableBorders, "| a | b |\n|---|:-:|\n| `c` | 1.5 |\n"), "a | b\n-|:-:\n`c` | 1.5\n");
    unchanged(tableBorders, [
      "| a | b |\n|---|---|\n|  | 1 |\n",
      "| a | b |\n|---|---|\n| - x | 1 |\n",
      "| a |\n|---|\n| b |\n",
      "| a | b |\n|---|---|\n| {{x}} | 1 |\n",
      "text\n| a | b |\n|---|---|\n| c | 1 |\n",
    ]);
  });

  test("a list's marks are followed by one blank, unless a line stands where its text would", () => {
    assert.equal(textAfter(listPadding, "-   a\n-   b\n\n10.  c\n"), "- a\n- b\n\n10. c\n");
    unchanged(listPadding, ["-   a\n\n    more\n", "-   a\n  - b\n", "-     code\n", "-   - a\n"]);
  });

  test("rules and underlines are three marks long, headings are not closed", () => {
    assert.equal(textAfter(longMarks, "# A ##\n\nB\n=====\n\n-----\n\n* * *\n"), "# A\n\nB\n===\n\n---\n\n* * *\n");
    unchanged(longMarks, ["-----\n\na\n\n---\n", "# A \\#\n", "{{a}}\n=====\n", "# `#\n"]);
  });

  test("comments go where they are not shown, keep comments stay, lists stay two lists", () => {
    const text = "# A\n\n<!-- 3 notes: https://a.b -->\n\ntext <!-- x --> more\n";
    assert.equal(textAfter(comments, text), "# A\n\ntext more\n");
    unchanged(comments, [
      "# A\n\n<!-- keep -->\ntext\n",
      "# A\n\n- a\n\n<!-- -->\n\n- b\n",
      "# A\n\n`<!-- x -->`\n",
      "<!-- x -->\n\n---\na: b\n---\n",
      "a <!-- {{#if b}} --> c {{/if}}",
      "<p>a <!-- x --> b\nc</p>\n",
      "<pre>\n\n<!-- x -->\n\n</pre>\n",
    ]);
    unchanged(comments, ["a <!-- x --> b"], "a.txt");
  });

  test("definitions of links that nothing names go, in templates all stay", () => {
    const text = "See [a][B  c].\n\n[b c]: /b\n[d]: <https://d.e> 'T'\n\nEnd.\n\n[e]: /e\n";
    assert.equal(textAfter(linkDefinitions, text), "See [a][B  c].\n\n[b c]: /b\n\nEnd.\n\n");
    unchanged(linkDefinitions, ["{{text}}\n\n[a]: /a\n", "[a]: /a\n'title'\n", "- a\n\n[a]: /a\n\n- b\n", "[^1]: a\n"]);
  });

  test("byte order marks inside a text go, the first and those in code stay", () => {
    assert.equal(textAfter(byteOrderMarks, "\ufeffa\ufeff b\n\n```\n\ufeff\n```\n"), "\ufeffa b\n\n```\n\ufeff\n```\n");
  });

  test("JSON loses white space between its tokens, none inside strings, numbers stay as written", () => {
    assert.equal(
      textAfter(jsonMinify, '{ "a b": [1.0,\n  2e3 ],\t"c": "x \\" y" }\n', "a.json"),
      '{"a b":[1.0,2e3],"c":"x \\" y"}',
    );
    unchanged(jsonMinify, ['{ "a": 1, }'], "a.json");
    assert.equal(textAfter(jsonMinify, '{ "a": 1 }\n{ "a": 2 }\n', "a.jsonl"), '{"a":1}\n{"a":2}\n');
  });

  test("YAML loses blanks that say nothing, texts over several lines keep theirs", () => {
    const text =
      "on:   \n\n\n    - a: |\n          x  \n\n\n          y\n      b:\n        - 1\nc: 'two\n\n\n  lines'\n";
    const shorter = "on:\n\n- a: |\n      x  \n\n\n      y\n  b:\n  - 1\nc: 'two\n\n\n  lines'\n";
    assert.equal(textAfter(yamlSpace, text, "a.yaml"), shorter);
    unchanged(
      yamlSpace,
      ["a:\n  - |2\n      x\n", "a:\n  {% if b %}\n  - c\n", 'a: "x  \n  y"\n', "? a\n:\n  - b  \n"],
      "a.yaml",
    );
  });
});

describe("edits of several stages", () => {
  const edit = (start: number, end: number) =>
    ({ start, end, replacement: "", level: "lossless", reason: `${start}` }) as const;

  test("a later edit takes the place of those it covers, and gives way where it only meets one", () => {
    assert.deepEqual(
      merged([edit(1, 2), edit(5, 6)], [edit(0, 3)]).map((e) => e.start),
      [0, 5],
    );
    assert.deepEqual(
      merged([edit(1, 4)], [edit(3, 6), edit(8, 9)]).map((e) => e.start),
      [1, 8],
    );
  });
});
