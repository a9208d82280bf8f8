import * as vscode from "vscode";
import { CELL_SCHEME } from "./document-place.ts";

/** What the status bar speaks about. */
export type ActiveDocument =
  | { readonly kind: "text"; readonly document: vscode.TextDocument; readonly editor: vscode.TextEditor }
  | {
      readonly kind: "notebook";
      readonly notebook: vscode.NotebookDocument;
      readonly editor: vscode.TextEditor | undefined;
    }
  /** A tab whose text VS Code does not give to extensions: too large, or binary. */
  | { readonly kind: "unsynced"; readonly uri: vscode.Uri };

/** VS Code keeps texts above this from extensions. */
export const LARGEST_SYNCED_BYTES = 50 * 1024 * 1024;

/** The document that has the focus, or had it last. */
export function activeDocument(): ActiveDocument | undefined {
  const notebook = vscode.window.activeNotebookEditor?.notebook;
  const editor = vscode.window.activeTextEditor;
  const inNotebook = editor?.document.uri.scheme === CELL_SCHEME;
  if (notebook && (!editor || inNotebook)) return { kind: "notebook", notebook, editor };
  if (editor) return { kind: "text", document: editor.document, editor };
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText ? { kind: "unsynced", uri: input.uri } : undefined;
}

/** The document that commands act on, where there is one. */
export function activeTextDocument(): vscode.TextDocument | undefined {
  return vscode.window.activeTextEditor?.document;
}

/** Whether a file is past what VS Code gives to extensions; `false` where that cannot be known. */
export async function isTooLarge(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size > LARGEST_SYNCED_BYTES;
  } catch {
    return false;
  }
}
