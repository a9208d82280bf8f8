import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import * as vscode from "vscode";
import type { Comparison } from "../../src/core/compare/comparison.ts";
import { counted, show } from "./counted.ts";

const compare = () => vscode.commands.executeCommand<readonly Comparison[]>("promptBudget.compareTokenizers");

describe("comparing tokenizers", function () {
  // Every vocabulary there is gets loaded, one after the other.
  this.timeout(60_000);
  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("counts the document, or what is selected of it, with every tokenizer, the best first", async () => {
    const { document } = await show("Compare one prompt under many tokenizers, 1234 of them.\n".repeat(20));
    const { count } = await counted(document);
    const all = await compare();
    assert.ok(all.length > 10);
    for (const [i, row] of all.entries()) assert.ok(i === 0 || row.count.tokens >= (all[i - 1]?.count.tokens ?? 0));
    assert.ok(all.some((row) => row.count.exact && row.count.tokens === count?.tokens));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(0, 0, 0, 7);
    const part = await compare();
    assert.equal(part.find(({ tokenizer }) => tokenizer === "byt5")?.count.tokens, "Compare".length);
  });
});
