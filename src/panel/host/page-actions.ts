import * as vscode from "vscode";
import type { IndexedFolder } from "../../node/selecting/selecting-protocol.ts";
import type { FitOutcome } from "../../vscode/fit/fit-outcome.ts";
import type { FitProposals } from "../../vscode/fit/fit-proposals.ts";
import { isGivenText } from "../../vscode/select/given-text-names.ts";
import { uriOf } from "../../vscode/select/indexed-folders.ts";
import type { PageCommand } from "../protocol.ts";

/** Shows a range of a document in its editor, with the cursor at its beginning. */
export async function reveal(document: vscode.TextDocument | undefined, start: number, end: number): Promise<void> {
  if (!document) return;
  const editor = await show(document);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.AtTop);
}

/** Shows a range of a file that was selected from. A file that is shorter by now is shown at its end. */
export async function showPlace(
  folders: readonly IndexedFolder[],
  { path, start, end }: { readonly path: string; readonly start: number; readonly end: number },
): Promise<void> {
  const uri = isGivenText(path) ? undefined : uriOf(folders, path);
  if (!uri || !vscode.workspace.getWorkspaceFolder(uri)) return;
  try {
    await reveal(await vscode.workspace.openTextDocument(uri), start, end);
  } catch {
    void vscode.window.showErrorMessage(vscode.l10n.t("{0} cannot be opened.", path));
  }
}

/** Runs one of the extension's commands. What a selection opens goes beside the panel, not over it. */
export async function run(command: PageCommand): Promise<void> {
  if (command === "select") await vscode.commands.executeCommand("workbench.action.focusFirstEditorGroup");
  await vscode.commands.executeCommand(`promptBudget.${command}`);
}

/** Opens a file of the workspace. */
export async function open(uri: string): Promise<void> {
  const file = vscode.Uri.parse(uri);
  if (vscode.workspace.getWorkspaceFolder(file)) await vscode.window.showTextDocument(file);
}

/** Opens a fit as a proposal, and applies it if so told. The commands say themselves what goes wrong. */
export async function propose(
  document: vscode.TextDocument | undefined,
  proposals: FitProposals,
  { budget, query, apply }: { readonly budget: number; readonly query: string; readonly apply: boolean },
): Promise<void> {
  if (!document) return;
  // The panel keeps its place: what the commands open goes to the column of the text.
  await show(document);
  const open = proposals.of(document);
  const choice = open?.decisions.choice;
  // What was previewed is applied as it is, with all that the person decided about it since.
  if (apply && open && !open.isStale && choice?.budget === budget && choice.query === query) {
    await vscode.commands.executeCommand("promptBudget.applyFit", open.uri);
    return;
  }
  const given = { budget, query };
  const outcome = await vscode.commands.executeCommand<FitOutcome | undefined>("promptBudget.fitDocument", given);
  const proposal = proposals.of(document);
  if (!apply || !proposal || !outcome || "error" in outcome) return;
  await vscode.commands.executeCommand("promptBudget.applyFit", proposal.uri);
}

/** Asks where to, and writes a file. */
export async function save(name: string, bytes: Uint8Array): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const suggested = folder ? { defaultUri: vscode.Uri.joinPath(folder, name.replace(/[\\/:*?"<>|]/g, "-")) } : {};
  const uri = await vscode.window.showSaveDialog(suggested);
  if (uri) await vscode.workspace.fs.writeFile(uri, bytes);
}

/** Where the document is open already, else in the first column: the panel may stand in the others. */
function show(document: vscode.TextDocument): Thenable<vscode.TextEditor> {
  const uri = document.uri.toString();
  const holds = ({ input }: vscode.Tab) => input instanceof vscode.TabInputText && input.uri.toString() === uri;
  const group = vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(holds));
  return vscode.window.showTextDocument(document, { viewColumn: group?.viewColumn ?? vscode.ViewColumn.One });
}
