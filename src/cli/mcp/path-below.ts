import { realpath, stat } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import type { UserError } from "../../core/user-error.ts";
import { slashed } from "../../node/files/walk.ts";
import { isSecretName } from "../../node/index/secret-names.ts";
import { invalid } from "../input/arguments.ts";

/**
 * A UserError for a path that leads out of a folder, also by a link: who calls a tool is no person. What lies outside is
 * not told apart from what is not there, nor a file of keys and passwords, or what would never end (a pipe).
 */
export async function refusalOutside(folder: string, path: string): Promise<UserError | undefined> {
  const root = await realpath(folder);
  const found = await realpath(resolve(root, path)).catch(() => undefined);
  const isThere = found !== undefined && isBelow(root, found) && !isSecretName(slashed(found));
  const isFile = isThere && (await stat(found)).isFile();
  return isFile ? undefined : invalid(`There is no file ${path} in the folder.`);
}

function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && resolve(root, way) === path;
}
