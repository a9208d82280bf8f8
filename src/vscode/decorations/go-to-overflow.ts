import * as vscode from "vscode";
import type { CountingService } from "../counting/counting-service.ts";
import { notebookOf } from "../counting/document-place.ts";

/** Puts the cursor where the budget of the active document ends; in a notebook, chooses the cell in which it does. */
export function goToOverflow(counting: CountingService): void {
  const editor = vscode.window.activeTextEditor;
  const notebook = (editor && notebookOf(editor.document)) ?? vscode.window.activeNotebookEditor?.notebook;
  const ending = notebook?.getCells().find((cell) => endsIn(counting, cell.document) !== undefined);
  if (ending && ending.document !== editor?.document) goToCell(ending);
  const offset = editor && endsIn(counting, editor.document);
  if (!editor) return;
  if (offset === undefined) {
    if (!ending) vscode.window.setStatusBarMessage(whyNot(counting, editor.document), 8000);
    return;
  }
  const at = editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenter);
}

function whyNot(counting: CountingService, document: vscode.TextDocument): string {
  const state = counting.state(document);
  if (!state?.count) return vscode.l10n.t("This text is not counted.");
  return state.target?.budget === null
    ? vscode.l10n.t("This text has no budget.")
    : vscode.l10n.t("The text is within its budget.");
}

function endsIn(counting: CountingService, document: vscode.TextDocument): number | undefined {
  const state = counting.state(document);
  return state && !state.endedBefore ? (state.overflow ?? undefined) : undefined;
}

function goToCell(cell: vscode.NotebookCell): void {
  const editor = vscode.window.activeNotebookEditor;
  if (editor?.notebook !== cell.notebook) return;
  editor.selection = new vscode.NotebookRange(cell.index, cell.index + 1);
  editor.revealRange(editor.selection, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
}
