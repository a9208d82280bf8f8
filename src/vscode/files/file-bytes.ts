import * as vscode from "vscode";
import { UserError } from "../../core/user-error.ts";

/** A file larger than this is hardly a text for a model, and reading it would hold up the others. */
const LARGEST_BYTES = 20 * 1024 * 1024;

/** The bytes of a file; what is typed in it and not saved yet counts. */
export async function fileBytes(uri: vscode.Uri): Promise<Uint8Array | UserError> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > LARGEST_BYTES) return new UserError("file-too-large", vscode.l10n.t("larger than 20 MB"));
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    return open?.isDirty ? new TextEncoder().encode(open.getText()) : await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    return new UserError("unreadable-file", (error as Error).message);
  }
}
