import * as vscode from "vscode";
import type { CountingService } from "./counting-service.ts";

/** The file in a workspace folder that gives its files models and budgets. */
export const CONFIG_FILE = ".promptbudget.json";
/** More than any such file has; what is larger is something else. */
const LARGEST_BYTES = 1024 * 1024;

/** Gives the workspace folders' .promptbudget.json files to the counting, and follows their changes. */
export function registerWorkspaceFiles(counting: CountingService): vscode.Disposable {
  const read = async (folder: vscode.Uri) => counting.setWorkspaceFile(folder, await configTextOf(folder));
  const readAll = (folders: readonly vscode.WorkspaceFolder[]) => {
    for (const { uri } of folders) void read(uri);
  };
  const watcher = vscode.workspace.createFileSystemWatcher(`**/${CONFIG_FILE}`);
  const changed = (uri: vscode.Uri) => {
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
    if (folder && vscode.Uri.joinPath(folder, CONFIG_FILE).toString() === uri.toString()) void read(folder);
  };
  readAll(vscode.workspace.workspaceFolders ?? []);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange(changed),
    watcher.onDidCreate(changed),
    watcher.onDidDelete(changed),
    // Saved in this window: counts at once, also where a file system reports no changes.
    vscode.workspace.onDidSaveTextDocument(({ uri }) => changed(uri)),
    vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      readAll(added);
      for (const { uri } of removed) counting.setWorkspaceFile(uri, null);
    }),
  );
}

/** The text of a folder's .promptbudget.json; `null` where there is none. */
export async function configTextOf(folder: vscode.Uri): Promise<string | null> {
  const uri = vscode.Uri.joinPath(folder, CONFIG_FILE);
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > LARGEST_BYTES) return null;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
