import * as vscode from "vscode";
import type { Target, TargetSettings } from "../../node/worker/target-settings.ts";
import { placeOf, placeScope } from "../counting/document-place.ts";
import { SECTION } from "./settings.ts";

type Choice = { readonly [K in keyof TargetSettings]?: TargetSettings[K] };

/**
 * Writes what the person chose where it will count for the document: into the override of its file where an override or
 * the workspace's file decides now, else into the workspace's settings where they say something, else the user's.
 */
export async function writeTarget(document: vscode.TextDocument, target: Target | null, choice: Choice): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION, placeScope(document));
  if (target && target.source !== "settings") {
    const { path, folder } = placeOf(document);
    const said = configuration.inspect<Record<string, Record<string, unknown>>>("overrides");
    const all = (folder === null ? said?.globalValue : said?.workspaceValue) ?? {};
    const { [path]: own, ...others } = all;
    // The last match counts: this file's own comes after the globs.
    const merged = { ...others, [path]: { ...own, ...choice } };
    const place = folder === null ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
    await configuration.update("overrides", merged, place);
    return;
  }
  for (const [key, value] of Object.entries(choice)) {
    const said = configuration.inspect(key);
    const place =
      said?.workspaceFolderValue !== undefined
        ? vscode.ConfigurationTarget.WorkspaceFolder
        : said?.workspaceValue !== undefined
          ? vscode.ConfigurationTarget.Workspace
          : vscode.ConfigurationTarget.Global;
    await configuration.update(key, value ?? undefined, place);
  }
}
