import ignore, { type Ignore } from "ignore";
import * as vscode from "vscode";
import { compileGlob } from "../../core/budget/glob.ts";

/** The rules of one `.gitignore`, for paths below its folder. */
interface Rules {
  readonly folder: string;
  readonly ignore: Ignore;
}

/**
 * The files that are named and those below the folders that are named, each once. Of a folder, what its `.gitignore`
 * files or the setting "files.exclude" leave out is not met, and links are not followed, so that no walk goes round.
 * Works on every file system that the editor has.
 */
export async function* listedFiles(named: readonly vscode.Uri[]): AsyncGenerator<vscode.Uri> {
  const met = new Set<string>();
  for (const uri of named) {
    const type = (await vscode.workspace.fs.stat(uri)).type;
    const files = (type & vscode.FileType.Directory) !== 0 ? filesBelow(uri) : [uri];
    for await (const file of files) {
      if (met.has(file.toString())) continue;
      met.add(file.toString());
      yield file;
    }
  }
}

async function* filesBelow(folder: vscode.Uri): AsyncGenerator<vscode.Uri> {
  const excluded = exclusion(folder);
  const waiting = [{ folder, rules: await rulesAbove(folder) }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries = await entriesOf(next.folder);
    const own = entries.some(([name]) => name === ".gitignore") ? await rulesOf(next.folder) : undefined;
    const rules = own ? [...next.rules, own] : next.rules;
    for (const [name, type] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
      const uri = vscode.Uri.joinPath(next.folder, name);
      const isFolder = type === vscode.FileType.Directory;
      if (name === ".git" || excluded(uri) || isIgnored(uri.path, isFolder, rules)) continue;
      if (isFolder) waiting.push({ folder: uri, rules });
      else if (type === vscode.FileType.File) yield uri;
    }
  }
}

/** A folder that cannot be read has no files: the others are still counted. */
async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}

/** The rules of the folders above, up to the workspace folder; not those that ignore the folder itself: it was named. */
async function rulesAbove(folder: vscode.Uri): Promise<Rules[]> {
  const top = vscode.workspace.getWorkspaceFolder(folder)?.uri;
  const found: Rules[] = [];
  if (!top) return found;
  for (let at = folder; at.path !== top.path && at.path !== "/"; ) {
    at = vscode.Uri.joinPath(at, "..");
    const rules = await rulesOf(at);
    if (rules && !isIgnored(folder.path, true, [rules])) found.unshift(rules);
  }
  return found;
}

async function rulesOf(folder: vscode.Uri): Promise<Rules | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, ".gitignore"));
    return { folder: folder.path, ignore: ignore().add(new TextDecoder().decode(bytes)) };
  } catch {
    return undefined;
  }
}

/** The last rule that speaks of a path decides; the nearest `.gitignore` speaks last. */
function isIgnored(path: string, isFolder: boolean, rules: readonly Rules[]): boolean {
  for (const { folder, ignore: rule } of [...rules].reverse()) {
    const name = path.slice(folder.endsWith("/") ? folder.length : folder.length + 1);
    const { ignored, unignored } = rule.test(isFolder ? `${name}/` : name);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** What the setting "files.exclude" hides; its globs start at the workspace folder. */
function exclusion(folder: vscode.Uri): (uri: vscode.Uri) => boolean {
  const globs = vscode.workspace.getConfiguration("files", folder).get<Record<string, unknown>>("exclude", {});
  const matchers = Object.entries(globs)
    .filter(([, on]) => on === true)
    .map(([glob]) => compileGlob(glob))
    .filter((matches) => typeof matches === "function");
  return (uri) => {
    const path = vscode.workspace.asRelativePath(uri, false);
    return matchers.some((matches) => matches(path));
  };
}
