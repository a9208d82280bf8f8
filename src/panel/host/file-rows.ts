import * as vscode from "vscode";
import { UserError } from "../../core/user-error.ts";
import type { CountingService } from "../../vscode/counting/counting-service.ts";
import { countFiles } from "../../vscode/files/count-files.ts";
import { listedFiles } from "../../vscode/files/listed-files.ts";
import { readSettings } from "../../vscode/settings/settings.ts";
import type { FileRow } from "../protocol.ts";

/** A workspace with more files is looked through up to here. */
const MOST_LISTED = 50_000;
const MOST_ROWS = 1000;
/** Paths that the worker is asked about at a time: it counts what is typed between two such questions. */
const ASKED = 1000;

/** The workspace's prompt files: those that are called so, and those that something gives a budget of their own. */
export async function fileRows(
  counting: CountingService,
  progress: (done: number) => void,
): Promise<FileRow[] | UserError> {
  const source = new vscode.CancellationTokenSource();
  try {
    const files: vscode.Uri[] = [];
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      const found = await promptFiles(counting, folder);
      if (found instanceof UserError) return found;
      files.push(...found);
    }
    progress(0.5);
    const counted = await countFiles(counting, files.slice(0, MOST_ROWS), source.token, () => progress(0.75));
    if (counted instanceof UserError) return counted;
    return counted.files.map(({ uri, path, count, budget }) => ({ uri: uri.toString(), path, count, budget }));
  } finally {
    source.dispose();
  }
}

async function promptFiles(
  counting: CountingService,
  { uri: folder }: vscode.WorkspaceFolder,
): Promise<vscode.Uri[] | UserError> {
  const globs = readSettings(folder).overrides.map(({ glob }) => glob);
  const listed: vscode.Uri[] = [];
  for await (const uri of listedFiles([folder])) if (listed.push(uri) === MOST_LISTED) break;
  const found: vscode.Uri[] = [];
  for (let from = 0; from < listed.length; from += ASKED) {
    const some = listed.slice(from, from + ASKED);
    const paths = some.map((uri) => vscode.workspace.asRelativePath(uri, false));
    const answer = await counting.ask("promptFiles", { folder: folder.toString(), globs, paths });
    if (answer instanceof UserError) return answer;
    found.push(...some.filter((_, i) => answer[i]));
  }
  return found;
}
