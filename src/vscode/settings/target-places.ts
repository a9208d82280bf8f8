import * as vscode from "vscode";
import type { Target } from "../../node/worker/target-settings.ts";
import type { CountingService } from "../counting/counting-service.ts";
import { placeScope } from "../counting/document-place.ts";
import { CONFIG_FILE } from "../counting/workspace-files.ts";
import {
  type Choice,
  type Written,
  workspacePlace,
  writeConfigFile,
  writeOverride,
  writeSettings,
} from "./write-target.ts";

/** Where a folder keeps its settings. */
const FOLDER_SETTINGS = ".vscode/settings.json";

/** For what a choice is to count. */
export type Reach = "file" | "workspace" | "everywhere";

/** A place where a choice can be written, and for what it counts there. */
export interface TargetPlace {
  readonly reach: Reach;
  /** `this file` */
  readonly label: string;
  /** `.promptbudget.json` */
  readonly where: string;
  write(choice: Choice): Promise<Written>;
  /** Shows what was written; absent where there is nothing to see. */
  readonly open?: () => Thenable<unknown>;
}

/** The places where a model or budget for a document can be written, from what counts for it alone to all. */
export async function targetPlaces(
  counting: CountingService,
  document: vscode.TextDocument,
  target: Target | null,
  chosen: "counted" | "budget",
): Promise<TargetPlace[]> {
  const folder = vscode.workspace.getWorkspaceFolder(placeScope(document).uri);
  const config = folder && (await existing(vscode.Uri.joinPath(folder.uri, CONFIG_FILE)));
  const places: TargetPlace[] = [];
  if (!folder) places.push(sessionPlace(counting, document));
  // An override that decides now would hide a rule in the file.
  else if (config && target?.from[chosen] !== "override") places.push(configPlace(counting, document, config, "file"));
  else places.push(settingsPlace("file", (choice) => writeOverride(document, choice)));
  if (config) places.push(configPlace(counting, document, config, "workspace"));
  else if (vscode.workspace.workspaceFolders?.length) {
    places.push(settingsPlace("workspace", (choice) => writeSettings(document, "workspace", choice)));
  }
  places.push({
    reach: "everywhere",
    label: vscode.l10n.t("everywhere"),
    where: vscode.l10n.t("your settings"),
    write: (choice) => writeSettings(document, "everywhere", choice),
    open: () => vscode.commands.executeCommand("workbench.action.openSettingsJson"),
  });
  return places;
}

function sessionPlace(counting: CountingService, document: vscode.TextDocument): TargetPlace {
  return {
    reach: "file",
    label: vscode.l10n.t("this text"),
    where: vscode.l10n.t("this window, until it is closed"),
    async write(choice) {
      counting.chooseForSession(document, choice);
      return { decides: true };
    },
  };
}

function configPlace(
  counting: CountingService,
  document: vscode.TextDocument,
  uri: vscode.Uri,
  reach: "file" | "workspace",
): TargetPlace {
  return {
    reach,
    label: reach === "file" ? vscode.l10n.t("this file") : vscode.l10n.t("this workspace"),
    where: CONFIG_FILE,
    write: (choice) => writeConfigFile(counting, uri, document, reach === "file" ? "file" : "all", choice),
    open: () => vscode.window.showTextDocument(uri),
  };
}

function settingsPlace(reach: "file" | "workspace", write: (choice: Choice) => Promise<Written>): TargetPlace {
  const ofFolder = workspacePlace() === vscode.ConfigurationTarget.WorkspaceFolder;
  const command = ofFolder ? "openFolderSettingsFile" : "openWorkspaceSettingsFile";
  return {
    reach,
    label: reach === "file" ? vscode.l10n.t("this file") : vscode.l10n.t("this workspace"),
    where: vscode.workspace.workspaceFile && !ofFolder ? vscode.l10n.t("the workspace's settings") : FOLDER_SETTINGS,
    write,
    open: () => vscode.commands.executeCommand(`workbench.action.${command}`),
  };
}

async function existing(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  try {
    await vscode.workspace.fs.stat(uri);
    return uri;
  } catch {
    return undefined;
  }
}
