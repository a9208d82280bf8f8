import * as vscode from "vscode";
import { includeCandidates } from "./include-path.ts";

/** The file that an include names, at the first place where there is one; `undefined` where there is none. */
export async function locateInclude(
  from: vscode.Uri,
  target: string,
): Promise<{ uri: vscode.Uri; stat: vscode.FileStat } | undefined> {
  for (const uri of includeCandidates(from, target, vscode.workspace.getWorkspaceFolder(from)?.uri)) {
    try {
      const stat = await vscode.workspace.fs.stat(uri);
      if ((stat.type & vscode.FileType.File) !== 0) return { uri, stat };
    } catch {
      // Not there: the next candidate may be.
    }
  }
  return undefined;
}
