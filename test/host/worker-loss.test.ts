import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import * as vscode from "vscode";
import { counted } from "./counted.ts";
import { startedWorker } from "./started-worker.ts";

describe("the loss of the counting worker", () => {
  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("goes unseen by who types: a new one is fed the text as it is by then", async () => {
    const document = await vscode.workspace.openTextDocument({ content: "one two three", language: "plaintext" });
    const editor = await vscode.window.showTextDocument(document);
    const { tokens } = (await counted(document)).count;
    const worker = await startedWorker(() => vscode.commands.executeCommand("promptBudget.restartWorker"));
    await counted(document);

    const next = startedWorker(() => worker.terminate());
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "zero "));
    assert.notEqual(await next, worker);
    assert.equal((await counted(document)).count.tokens, tokens + 1);
    await editor.edit((edit) => edit.insert(document.positionAt(document.getText().length), " four five"));
    assert.equal((await counted(document)).count.tokens, tokens + 3);
  });
});
