import { createHash } from "node:crypto";
import { join } from "node:path";
import * as vscode from "vscode";
import type { IndexedFolder } from "../../node/selecting/selecting-protocol.ts";

/**
 * The folders of the workspace that lie on a disk, each with the place of its index in the extension's storage. Where
 * there are several, each has a name of its own before its paths.
 */
export function indexedFolders(storage: vscode.Uri | undefined): IndexedFolder[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
  if (storage === undefined) return [];
  const names = new Set<string>();
  return folders.map(({ uri, name }) => {
    let unique = name.replaceAll("/", "_");
    for (let i = 2; names.has(unique); i++) unique = `${name.replaceAll("/", "_")} ${i}`;
    names.add(unique);
    const file = `${createHash("sha256").update(uri.fsPath).digest("hex").slice(0, 16)}.sqlite`;
    return {
      root: uri.fsPath,
      file: join(storage.fsPath, "index", file),
      prefix: folders.length > 1 ? `${unique}/` : "",
    };
  });
}

/** Where a file stands in one of the folders, and how results name it. */
export function placeIn(
  folders: readonly IndexedFolder[],
  uri: vscode.Uri,
): { readonly root: string; readonly path: string; readonly shown: string } | undefined {
  if (uri.scheme !== "file") return undefined;
  const root = vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath;
  const folder = folders.find((one) => one.root === root);
  if (folder === undefined) return undefined;
  const path = uri.path.slice(vscode.Uri.file(folder.root).path.length).replace(/^\/+/, "");
  return { root: folder.root, path, shown: folder.prefix + path };
}

/** The file that a path of a result names. */
export function uriOf(folders: readonly IndexedFolder[], shown: string): vscode.Uri | undefined {
  const folder = folders.find(({ prefix }) => shown.startsWith(prefix));
  return folder && vscode.Uri.joinPath(vscode.Uri.file(folder.root), shown.slice(folder.prefix.length));
}
