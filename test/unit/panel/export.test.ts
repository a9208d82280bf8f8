import assert from "node:assert/strict";
import { it } from "node:test";
import { csvFile, markdownTable } from "../../../media/panel/export.ts";
import type { Column } from "../../../media/panel/table.ts";

const columns: readonly Column<[string, number]>[] = [
  { key: "title", title: "Section", value: ([title]) => title },
  { key: "tokens", title: "Tokens", isNumber: true, value: ([, tokens]) => tokens },
];

it("a title that a spreadsheet would calculate is written as a text", () => {
  assert.equal(csvFile(columns, [["=1+2", 3]]), "Section,Tokens\r\n'=1+2,3\r\n");
  assert.equal(csvFile(columns, [['a "b", c', -3]]), 'Section,Tokens\r\n"a ""b"", c",-3\r\n');
});

it("a title with the signs of Markdown stays in its cell", () => {
  assert.equal(
    markdownTable(columns, [["a | b <img>\n*c*", 3]]),
    "| Section | Tokens |\n| --- | ---: |\n| a \\| b \\<img> \\*c\\* | 3 |\n",
  );
});
