import * as vscode from "vscode";

/** What the explorer gives a command of its context menu: what was clicked on, and all that is selected there. */
export function chosenUris(clicked: unknown, selected: unknown): vscode.Uri[] {
  return [...(Array.isArray(selected) ? selected : []), clicked].filter((uri) => uri instanceof vscode.Uri);
}

/** Asks for files and folders; none where the person changes their mind. */
export async function askForFiles(title: string, openLabel: string): Promise<vscode.Uri[]> {
  const chosen = await vscode.window.showOpenDialog({
    title,
    openLabel,
    canSelectFiles: true,
    canSelectFolders: true,
    canSelectMany: true,
  });
  return chosen ?? [];
}
