import * as vscode from "vscode";
import type { Target, TargetSettings } from "../node/target-settings.ts";
import { SECTION } from "./settings.ts";

type Choice = { readonly [K in keyof TargetSettings]?: TargetSettings[K] };

/**
 * Writes what the person chose where it will count for the document: into the override of its file where an override or
 * the workspace's file decides now, else into the workspace's settings where they say something, else the user's.
 */
export async function writeTarget(document: vscode.TextDocument, target: Target | null, choice: Choice): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(SECTION, document);
  if (target && target.source !== "settings" && vscode.workspace.getWorkspaceFolder(document.uri)) {
    const glob = vscode.workspace.asRelativePath(document.uri, false);
    const all = configuration.inspect<Record<string, Record<string, unknown>>>("overrides")?.workspaceValue ?? {};
    const { [glob]: own, ...others } = all;
    // The last match counts: this file's own comes after the globs.
    const merged = { ...others, [glob]: { ...own, ...choice } };
    await configuration.update("overrides", merged, vscode.ConfigurationTarget.Workspace);
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
