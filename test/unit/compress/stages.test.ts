import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { repeatedParagraphs } from "../../../src/core/compress/condensed/repeated-paragraphs.ts";
import { applied, merged } from "../../../src/core/compress/edits/edit.ts";
import { blankRuns } from "../../../src/core/compress/lossless/blank-runs.ts";
import { byteOrderMarks } from "../../../src/core/compress/lossless/byte-order-marks.ts";
import { comments } from "../../../src/core/compress/lossless/comments.ts";
import { jsonMinify } from "../../../src/core/compress/lossless/json-minify.ts";
import { lineEnds } from "../../../src/core/compress/lossless/line-ends.ts";
import { tablePadding } from "../../../src/core/compress/lossless/table-padding.ts";
import { trailingBlanks } from "../../../src/core/compress/lossless/trailing-blanks.ts";
import { sourceOf } from "../../../src/core/compress/source.ts";
import type { Stage } from "../../../src/core/compress/stage.ts";
import { UserError } from "../../../src/core/user-error.ts";

function textAfter(stage: Stage, text: string, path = "a.md"): string {
  const source = sourceOf(text, { path });
  assert.ok(!(source instanceof UserError));
  return applied(text, stage.run(source));
}

describe("lossless stages", () => {
  test("line ends become line feeds, lone carriage returns stay", () => {
    assert.equal(textAfter(lineEnds, "a\r\nb\rc\r\n"), "a\nb\rc\n");
  });

  test("blanks at line ends go, a hard break and code keep theirs", () => {
    assert.equal(textAfter(trailingBlanks, "a \nb  \nc\t\n\nd   \n"), "a\nb  \nc\n\nd\n");
    assert.equal(textAfter(trailingBlanks, "```\nx  \n```\n"), "```\nx  \n```\n");
    assert.equal(textAfter(trailingBlanks, "a  \nb  ", "a.txt"), "a\nb");
  });

  test("runs of blank lines become one, not in code", () => {
    assert.equal(textAfter(blankRuns, "a\n\n\n \t\nb\n\n\n\n"), "a\n\nb\n\n");
    assert.equal(textAfter(blankRuns, "```\na\n\n\n\nb\n```"), "```\na\n\n\n\nb\n```");
  });

  test("tables lose their padding and keep alignment and escaped bars", () => {
    const table = "| name    | what   |\n| ------- | -----: |\n| a \\|  b |   2    |\n";
    assert.equal(textAfter(tablePadding, table), "| name | what |\n| - | -: |\n| a \\|  b | 2 |\n");
  });

  test("comments go where they are not shown, keep comments stay, lists stay two lists", () => {
    assert.equal(textAfter(comments, "# A\n\n<!-- note -->\n\ntext <!-- x --> more\n"), "# A\n\n\ntext more\n");
    for (const text of ["# A\n\n<!-- keep -->\ntext\n", "# A\n\n- a\n\n<!-- -->\n\n- b\n", "# A\n\n`<!-- x -->`\n"]) {
      assert.equal(textAfter(comments, text), text);
    }
    assert.equal(textAfter(comments, "a <!-- x --> b", "a.txt"), "a <!-- x --> b");
  });

  test("byte order marks inside a text go, the first and those in code stay", () => {
    assert.equal(textAfter(byteOrderMarks, "\ufeffa\ufeff b\n\n```\n\ufeff\n```\n"), "\ufeffa b\n\n```\n\ufeff\n```\n");
  });

  test("JSON loses white space between its tokens, none inside strings, numbers stay as written", () => {
    assert.equal(
      textAfter(jsonMinify, '{ "a b": [1.0,\n  2e3 ],\t"c": "x \\" y" }\n', "a.json"),
      '{"a b":[1.0,2e3],"c":"x \\" y"}',
    );
    const broken = '{ "a": 1, }';
    assert.equal(textAfter(jsonMinify, broken, "a.json"), broken);
    assert.equal(textAfter(jsonMinify, '{ "a": 1 }\n{ "a": 2 }\n', "a.jsonl"), '{"a":1}\n{"a":2}\n');
  });
});

describe("repeated paragraphs", () => {
  test("the second of two goes, also when wrapped otherwise; short ones may repeat", () => {
    const long = "This paragraph is long enough to be told apart from a caption.";
    const text = `${long}\n\nNone.\n\n${long.replace("enough ", "enough\n")}\n\nNone.\n`;
    assert.equal(textAfter(repeatedParagraphs, text).trim(), `${long}\n\nNone.\n\n\nNone.`);
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
