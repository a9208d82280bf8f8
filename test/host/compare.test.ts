import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import * as vscode from "vscode";
import type { Comparison } from "../../src/core/compare/comparison.ts";
import type { Answer } from "../../src/node/worker/worker-queries.ts";
import { counted, show, workspaceFolder } from "./counted.ts";

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

  it("sums the files of a folder, typed text too, and names the cheapest tokenizer with its interval", async () => {
    const folder = vscode.Uri.joinPath(workspaceFolder(), `compare-${process.pid}`);
    const texts = Array.from({ length: 4 }, (_, i) => `Prompt ${i}: compare the files of a folder, 1234 of them.\n`);
    for (const [i, text] of texts.entries())
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, `${i}.md`), new TextEncoder().encode(text));
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, "b.bin"), new Uint8Array([1, 0, 2, 0]));
    try {
      const first = await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, "0.md"));
      await first.edit((edit) => edit.insert(new vscode.Position(0, 0), "More of it. "));
      const all = ["More of it. ", ...texts].join("");
      const compared = await vscode.commands.executeCommand<Answer<"filesComparison">>(
        "promptBudget.compareFiles",
        folder,
      );
      assert.equal(compared.files, 4);
      const tokensOf = (name: string) => compared.rows.find(({ tokenizer }) => tokenizer === name)?.count.tokens;
      assert.equal(tokensOf("byt5"), all.length);
      assert.equal(compared.rows[0]?.count.tokens, tokensOf(compared.cheapest?.tokenizer ?? ""));
      const { saved, wins } = compared.cheapest as NonNullable<typeof compared.cheapest>;
      assert.ok(saved.low <= saved.share && saved.share <= saved.high && wins > 0 && wins <= 1);
      await vscode.commands.executeCommand("workbench.action.files.revert");
    } finally {
      await vscode.workspace.fs.delete(folder, { recursive: true });
    }
  });
});
