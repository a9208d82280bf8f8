import { copyFileSync, linkSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { atExit } from "./cleanup.ts";
import { outFolder } from "./project.ts";

const kept = path.join(outFolder, "installed");

/**
 * Fills an empty folder with a packed extension as the editor installs it. It is installed once for each state of its
 * file, since that takes an editor some seconds; the folder shares its files (as hard links, where it is on the same
 * disk), and is otherwise its own.
 *
 * @param install lets an editor install the VSIX in an empty folder
 */
export async function placeInstalled(
  vsix: string,
  folder: string,
  install: (folder: string) => Promise<unknown>,
): Promise<void> {
  const { size, mtimeMs } = statSync(vsix);
  const state = `${path.basename(vsix, ".vsix")}-${size}-${Math.trunc(mtimeMs)}`;
  share(installed(state) ?? (await installNew(state, install)), folder);
}

function installed(state: string): string | undefined {
  const folder = path.join(kept, state);
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? folder : undefined;
}

/** Several processes may do this at once, and each may be ended amid it: the folder has its name once it is whole. */
async function installNew(state: string, install: (folder: string) => Promise<unknown>): Promise<string> {
  mkdirSync(kept, { recursive: true });
  for (const old of readdirSync(kept).filter((name) => !name.startsWith(state)))
    rmSync(path.join(kept, old), { recursive: true, force: true });
  const folder = path.join(kept, state);
  const made = mkdtempSync(`${folder}-`);
  const remove = atExit(() => rmSync(made, { recursive: true, force: true }));
  try {
    await install(made);
    renameSync(made, folder);
  } catch (error) {
    // Another process was first.
    if (!["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    remove();
  }
  return folder;
}

function share(from: string, to: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true, recursive: true })) {
    const source = path.join(entry.parentPath, entry.name);
    const target = path.join(to, path.relative(from, source));
    mkdirSync(entry.isDirectory() ? target : path.dirname(target), { recursive: true });
    if (!entry.isFile()) continue;
    try {
      // What the editor writes itself, and may write in again, is each folder's own.
      if (path.extname(source) === ".json") copyFileSync(source, target);
      else linkSync(source, target);
    } catch {
      // Another disk, or one without hard links.
      copyFileSync(source, target);
    }
  }
}
