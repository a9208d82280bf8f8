import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { escapeMarkdown } from "../../../src/vscode/markdown-escape.ts";

describe("a document's text in a tooltip", () => {
  it("can be neither a link, an image, HTML, an icon nor the end of a cell", () => {
    const hostile = "[go](command:evil) ![x](http://a/b) <b> $(x) | `c` a\nb";
    const shown = escapeMarkdown(hostile);
    assert.doesNotMatch(shown, /[[\]()<>`|$!\n]/);
  });

  it("is cut when it is long", () => {
    assert.equal(escapeMarkdown("a".repeat(500)), `${"a".repeat(59)}…`);
    assert.equal(escapeMarkdown("a".repeat(500), 100).length, 100);
  });

  it("stays what it was for a reader", () => {
    assert.equal(escapeMarkdown("Rules of\tthe  house"), "Rules of the house");
  });
});
