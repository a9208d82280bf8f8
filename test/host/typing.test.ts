import assert from "node:assert/strict";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { after, describe, it } from "mocha";
import * as vscode from "vscode";
import { api, counted, workspaceFolder } from "./counted.ts";
import { keepFigure } from "./figures.ts";

const KEYSTROKES = 200;
/** A person types at most so fast. */
const BETWEEN_MS = 20;

async function type(editor: vscode.TextEditor): Promise<{ max: number; p99: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const line = Math.floor(editor.document.lineCount / 2);
  delay.enable();
  for (let i = 0; i < KEYSTROKES; i++) {
    await editor.edit((edit) => edit.insert(new vscode.Position(line, i), "etaoin shrdlu"[i % 13] as string), {
      undoStopBefore: false,
      undoStopAfter: false,
    });
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
  delay.disable();
  return { max: delay.max / 1e6, p99: delay.percentile(99) / 1e6 };
}

describe("typing in a document of 5 MB", () => {
  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("leaves the extension host free", async function () {
    this.timeout(120_000);
    const paragraph = "The quick brown fox jumps over the lazy dog, and every word of this is counted as it is typed. ";
    const text = Array.from({ length: 11_000 }, (_, i) => (i % 20 === 0 ? `# Part ${i}` : paragraph.repeat(5))).join(
      "\n",
    );
    assert.ok(text.length > 4.9e6, `${text.length}`);
    const folder = workspaceFolder();
    const uri = vscode.Uri.joinPath(folder, "five-megabytes.txt");
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    const { count } = await counted(document, ({ structure }) => structure !== null);

    const { max, p99 } = await type(editor);
    keepFigure("host blocked while typing in 5 MB, longest", max, "ms");
    keepFigure("host blocked while typing in 5 MB, p99", p99, "ms");
    keepFigure("activation", (await api()).activationMs, "ms");
    assert.ok((await counted(document)).count.tokens > count.tokens);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });
});
