import * as vscode from "vscode";
import { CONFIG_FILE } from "../counting/workspace-files.ts";

const NEW_FILE = `{
  // For every file of this folder; "files" speaks for some of them, and the last that matches counts.
  // "prompt-budget check" holds the same budgets in continuous integration.
  "model": "gpt-4o",
  "budget": "50%",
  "files": [{ "glob": "prompts/**/*.md", "budget": 4000 }]
}
`;

/** Opens the folder's .promptbudget.json; where there is none, a new one with an example, which nothing saves unasked. */
export function registerConfigFileCommand(): vscode.Disposable {
  return vscode.commands.registerCommand("promptBudget.openConfigFile", async () => {
    const folder = await folderFor(vscode.window.activeTextEditor?.document.uri);
    if (!folder) return undefined;
    const uri = vscode.Uri.joinPath(folder.uri, CONFIG_FILE);
    if (await exists(uri)) await vscode.window.showTextDocument(uri);
    else {
      const document = await vscode.workspace.openTextDocument(uri.with({ scheme: "untitled" }));
      const editor = await vscode.window.showTextDocument(document);
      if (document.getText() === "") {
        await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), NEW_FILE));
      }
    }
    return uri;
  });
}

async function folderFor(uri: vscode.Uri | undefined): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const own = uri && vscode.workspace.getWorkspaceFolder(uri);
  if (own || folders.length === 1) return own ?? folders[0];
  if (folders.length > 1) return vscode.window.showWorkspaceFolderPick();
  void vscode.window.showErrorMessage(vscode.l10n.t("Open a folder to give its files budgets in {0}.", CONFIG_FILE));
  return undefined;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
