import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as vscode from "vscode";

describe("the extension in the host", () => {
  it("is there and active", async () => {
    const extension = vscode.extensions.getExtension("prompt-budget.prompt-budget");
    assert.ok(extension, "the editor does not know the extension");
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it("registers every command that it declares", async () => {
    const extension = vscode.extensions.getExtension("prompt-budget.prompt-budget");
    const declared: { command: string }[] = extension?.packageJSON.contributes?.commands ?? [];
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      declared.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });
});
