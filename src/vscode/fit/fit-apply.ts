import * as vscode from "vscode";
import type { Proposal } from "./fit-proposals.ts";

/** What became of a proposal. */
export type Applied = "applied" | "changed" | "read-only";

/** Makes the proposal's changes in its document, all as one edit that one undo takes back; else says why it did not. */
export async function applyProposal({ request, fitted, before }: Proposal): Promise<Applied> {
  const document = await vscode.workspace.openTextDocument(request.document.uri);
  if (document.getText() !== before) return "changed";
  if (!isWritable(document.uri)) return "read-only";
  const edits = fitted.replacements.map(({ start, end, text }) =>
    vscode.TextEdit.replace(new vscode.Range(document.positionAt(start), document.positionAt(end)), text),
  );
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, edits);
  return (await vscode.workspace.applyEdit(edit)) ? "applied" : "read-only";
}

/** Schemes that the editor lets a person write to without a file system behind them. */
const WRITABLE_SCHEMES = new Set(["untitled", "vscode-notebook-cell", "vscode-interactive-input"]);

function isWritable({ scheme }: vscode.Uri): boolean {
  return WRITABLE_SCHEMES.has(scheme) || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}
