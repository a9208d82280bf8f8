import * as vscode from "vscode";
import type { CountingService } from "./counting-service.ts";

/** Lets the cells of each notebook that is shown share one budget, in their order. */
export function registerNotebookGroups(counting: CountingService): vscode.Disposable {
  const group = (notebook: vscode.NotebookDocument) => {
    const cells = notebook.getCells().map((cell) => cell.document);
    for (const cell of cells) counting.follow(cell);
    counting.setGroup(notebook.uri, cells);
  };
  const groupShown = (editors: readonly vscode.NotebookEditor[]) => {
    for (const { notebook } of editors) group(notebook);
  };
  groupShown(vscode.window.visibleNotebookEditors);
  return vscode.Disposable.from(
    vscode.window.onDidChangeVisibleNotebookEditors(groupShown),
    vscode.workspace.onDidChangeNotebookDocument(({ notebook, contentChanges }) => {
      if (contentChanges.length > 0) group(notebook);
    }),
    vscode.workspace.onDidCloseNotebookDocument(({ uri }) => counting.setGroup(uri, [])),
  );
}
