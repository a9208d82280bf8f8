import * as vscode from "vscode";
import type { DocumentPlace } from "../../node/worker/target-settings.ts";

export const CELL_SCHEME = "vscode-notebook-cell";

/** The notebook that a document is a cell of. */
export function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
  if (document.uri.scheme !== CELL_SCHEME) return undefined;
  return vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some((cell) => cell.document === document),
  );
}

/** Where the settings of a document are looked up: a cell's are those of its notebook's place. */
export function placeScope(document: vscode.TextDocument): { uri: vscode.Uri; languageId: string } {
  return { uri: notebookOf(document)?.uri ?? document.uri, languageId: document.languageId };
}

export function placeOf(document: vscode.TextDocument): DocumentPlace {
  const { uri, languageId } = placeScope(document);
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return {
    uri: document.uri.toString(),
    path: folder ? vscode.workspace.asRelativePath(uri, false) : (uri.path.split("/").pop() ?? ""),
    folder: folder?.uri.toString() ?? null,
    languageId,
  };
}
