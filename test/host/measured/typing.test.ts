import assert from "node:assert/strict";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { after, describe, it } from "mocha";
import * as vscode from "vscode";
import { until } from "../../harness/until.ts";
import { api, counted, set, workspaceFolder } from "../counted.ts";
import { keepFigure } from "../figures.ts";

const KEYSTROKES = 200;
/** A person types at most so fast. */
const BETWEEN_MS = 20;

interface Blocked {
  readonly longest: number;
  readonly p99: number;
}

/** Types in the middle of a document, and says for how long the host's event loop was held up meanwhile, in ms. */
async function type(editor: vscode.TextEditor): Promise<Blocked> {
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
  return { longest: delay.max / 1e6, p99: delay.percentile(99) / 1e6 };
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
    const { stateOf, activationMs } = await api();
    await set("languages", { plaintext: false });
    await until("nothing is counted", 15_000, () => stateOf(document) === undefined);
    const without = await type(editor);
    await set("languages", undefined);
    const before = await counted(document, ({ structure }) => structure !== null);
    const tokens = before.count.tokens;
    const blocked = await type(editor);
    assert.ok((await counted(document)).count.tokens > tokens);

    keepFigure("host blocked while typing in 5 MB, longest", blocked.longest, "ms");
    keepFigure("host blocked while typing in 5 MB, p99", blocked.p99, "ms");
    keepFigure("the same without counting, longest", without.longest, "ms");
    keepFigure("the same without counting, p99", without.p99, "ms");
    keepFigure("activation", activationMs, "ms");
    await vscode.commands.executeCommand("workbench.action.files.revert");
  });
});
