import * as vscode from "vscode";
import { globOfPath } from "../../core/budget/glob-of-path.ts";
import { UserError } from "../../core/user-error.ts";
import type { TargetSettings } from "../../node/worker/target-settings.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { placeOf, placeScope } from "../counting/document-place.ts";
import { SECTION } from "./settings.ts";

/** What the person chose; `null`: to take back what was said of it. */
export type Choice = Partial<Omit<TargetSettings, "reserve">>;

/** Whether what was written now counts for the document, or something stronger says otherwise. */
export type Written = { readonly decides: boolean } | UserError;

/** Writes into the folder's .promptbudget.json, and saves it: as a rule for the document's file, or for all files. */
export async function writeConfigFile(
  counting: CountingService,
  uri: vscode.Uri,
  document: vscode.TextDocument,
  of: "file" | "all",
  choice: Choice,
): Promise<Written> {
  const file = await vscode.workspace.openTextDocument(uri);
  const text = file.getText();
  const answer = await counting.ask("editConfig", { text, path: placeOf(document).path, of, said: choice });
  if (answer instanceof UserError) return answer;
  return (await writeConfigText(file, answer.text)) ?? answer;
}

/** Gives a .promptbudget.json another text, as one edit, and saves it. */
export async function writeConfigText(file: vscode.TextDocument, text: string): Promise<UserError | undefined> {
  const before = file.getText();
  const edit = new vscode.WorkspaceEdit();
  edit.replace(file.uri, new vscode.Range(file.positionAt(0), file.positionAt(before.length)), text);
  if (text === before || ((await vscode.workspace.applyEdit(edit)) && (await file.save()))) return undefined;
  return new UserError("unwritable-file", vscode.l10n.t("{0} cannot be written.", file.uri.fsPath));
}

/** Writes into the override of the document's file in the workspace's settings. */
export async function writeOverride(document: vscode.TextDocument, choice: Choice): Promise<Written> {
  const configuration = vscode.workspace.getConfiguration(SECTION, placeScope(document));
  const place = workspacePlace();
  const said = configuration.inspect<Record<string, object>>("overrides");
  const before = place === vscode.ConfigurationTarget.Workspace ? said?.workspaceValue : said?.workspaceFolderValue;
  const glob = globOfPath(placeOf(document).path);
  const { [glob]: own, ...others } = before ?? {};
  const merged = Object.entries({ ...own, ...choice }).filter(([, value]) => value !== null);
  // The last match counts: this file's own comes after the globs.
  const overrides = merged.length === 0 ? others : { ...others, [glob]: Object.fromEntries(merged) };
  await configuration.update("overrides", Object.keys(overrides).length === 0 ? undefined : overrides, place);
  return { decides: true };
}

/** Writes into the settings themselves; what is taken back hides what weaker settings say of it. */
export async function writeSettings(
  document: vscode.TextDocument,
  of: "workspace" | "everywhere",
  choice: Choice,
): Promise<Written> {
  const place = of === "everywhere" ? vscode.ConfigurationTarget.Global : workspacePlace();
  const configuration = vscode.workspace.getConfiguration(SECTION, placeScope(document));
  let decides = true;
  for (const [key, value] of Object.entries(choice)) {
    const said = configuration.inspect(key);
    const hides = of === "workspace" && (said?.globalValue ?? "") !== "";
    await configuration.update(key, value ?? (hides ? "" : undefined), place);
    if (of === "everywhere") decides &&= (said?.workspaceFolderValue ?? said?.workspaceValue) === undefined;
  }
  return { decides };
}

/** With several folders each has settings of its own, and paths are told from it. */
export function workspacePlace(): vscode.ConfigurationTarget {
  return (vscode.workspace.workspaceFolders?.length ?? 0) > 1
    ? vscode.ConfigurationTarget.WorkspaceFolder
    : vscode.ConfigurationTarget.Workspace;
}
