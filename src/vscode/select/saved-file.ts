import * as vscode from "vscode";
import type { SavedSelection } from "../../core/budget/config.ts";
import { UserError } from "../../core/user-error.ts";
import type { IndexedFolder } from "../../node/selecting/selecting-protocol.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { CONFIG_FILE, configTextOf } from "../counting/workspace-files.ts";
import { writeConfigText } from "../settings/write-target.ts";

/** A selection that the .promptbudget.json of a folder has. */
export interface FoundSelection {
  readonly folder: IndexedFolder;
  readonly name: string;
  readonly selection: SavedSelection;
}

/** The saved selections of all folders; a UserError where one of their files cannot be read. */
export async function savedSelections(
  counting: CountingService,
  folders: readonly IndexedFolder[],
): Promise<FoundSelection[] | UserError> {
  const found: FoundSelection[] = [];
  for (const folder of folders) {
    const text = await configTextOf(vscode.Uri.file(folder.root));
    const saved = text === null ? [] : await counting.ask("savedSelections", { text });
    if (saved instanceof UserError) return saved;
    for (const [name, selection] of saved) found.push({ folder, name, selection });
  }
  return found;
}

/** Writes a selection into the .promptbudget.json of its folder, which is made where there is none. */
export async function saveSelection(
  counting: CountingService,
  { folder, name, selection }: FoundSelection,
): Promise<vscode.Uri | UserError> {
  const root = vscode.Uri.file(folder.root);
  const uri = vscode.Uri.joinPath(root, CONFIG_FILE);
  if ((await configTextOf(root)) === null) {
    const answer = await counting.ask("saveSelection", { text: "{}\n", name, selection });
    if (answer instanceof UserError) return answer;
    const isThere = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    // Too large to be one of ours: it is not written over.
    if (isThere) return new UserError("unreadable-file", vscode.l10n.t("{0} cannot be written.", uri.fsPath));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(answer.text));
    return uri;
  }
  const file = await vscode.workspace.openTextDocument(uri);
  const answer = await counting.ask("saveSelection", { text: file.getText(), name, selection });
  return answer instanceof UserError ? answer : ((await writeConfigText(file, answer.text)) ?? uri);
}
