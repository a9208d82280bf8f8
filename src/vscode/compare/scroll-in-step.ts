import * as vscode from "vscode";
import type { SecondTexts } from "./second-texts.ts";

/** Keeps the editors of a text and of its second showing at the same line, whichever of them is scrolled. */
export function registerScrollInStep(texts: SecondTexts): vscode.Disposable {
  /** Lines that editors were sent to: on the way there they lead nobody. */
  const sent = new WeakMap<vscode.TextEditor, number>();
  return vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor: editor }) => {
      const top = topOf(editor);
      const text = texts.of(editor.document);
      if (!text || top === undefined) return;
      const goal = sent.get(editor);
      if (goal !== undefined) {
        if (goal === top) sent.delete(editor);
        return;
      }
      for (const other of vscode.window.visibleTextEditors) {
        if (other.document === editor.document || texts.of(other.document) !== text || topOf(other) === top) continue;
        sent.set(other, top);
        other.revealRange(new vscode.Range(top, 0, top, 0), vscode.TextEditorRevealType.AtTop);
      }
    }),
    // Where an editor could not go as far as it was sent, it leads again once a person turns to it.
    vscode.window.onDidChangeActiveTextEditor((editor) => editor && sent.delete(editor)),
  );
}

const topOf = (editor: vscode.TextEditor) => editor.visibleRanges[0]?.start.line;
