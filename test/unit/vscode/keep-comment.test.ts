import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDocument } from "../../../src/core/document/parse.ts";
import { protectedRanges } from "../../../src/core/document/protection/protect.ts";
import { UserError } from "../../../src/core/user-error.ts";
import { keepComment } from "../../../src/vscode/marks/keep-comment.ts";

const languages = ["markdown", "plaintext", "jinja-md", "handlebars", "typescript", "python", "yaml", "sql", "html"];

for (const languageId of languages) {
  test(`what a keep comment of ${languageId} encloses is kept by fitting`, () => {
    const { open, close, lines } = keepComment(languageId);
    const gap = lines ? "\n" : "";
    const text = `before\n${open}${gap}kept words\nand more${gap}${close}\nafter\n`;
    const ranges = protectedRanges(text, parseDocument(text, { languageId }));
    assert.ok(!(ranges instanceof UserError));
    const start = text.indexOf("kept");
    const end = text.indexOf("and more") + "and more".length;
    assert.ok(
      ranges.some((range) => range.start <= start && range.end >= end && range.reason === "keep comment"),
      JSON.stringify(ranges),
    );
  });
}
