import { lstat, realpath } from "node:fs/promises";
import { join, posix } from "node:path";
import { CONFIG_NAME } from "../../core/budget/config.ts";
import type { UserError } from "../../core/user-error.ts";
import { isWalked, type WalkOptions, walkFiles } from "../files/walk.ts";

/** What a workspace holds, with what a look at each file tells. */
export interface FoundFile {
  readonly path: string;
  readonly size: number;
  readonly modified: number;
}

/** What of a workspace can be selected from. */
export const WORKSPACE_RULES: WalkOptions = {
  ignoreFiles: [".gitignore", ".promptbudgetignore"],
  // What tools install or make, where no repository says so, and this one's file: it holds questions word for word.
  always: [CONFIG_NAME, "node_modules/", ".venv/", "__pycache__/", ".hg/", ".svn/"],
};

/** Files looked at in one go. */
const AT_ONCE = 64;

/** The files that belong in the index of a workspace. */
export async function* workspaceFiles(
  root: string,
  onProblem: (problem: UserError) => void,
): AsyncGenerator<FoundFile, void, undefined> {
  let waiting: string[] = [];
  const look = async (): Promise<FoundFile[]> => {
    const paths = waiting;
    waiting = [];
    const found = await Promise.all(
      paths.map((path) =>
        lstat(`${root}/${path}`).then(
          ({ size, mtimeMs }) => ({ path, size, modified: mtimeMs }),
          () => undefined,
        ),
      ),
    );
    return found.filter((file) => file !== undefined);
  };
  for await (const { name } of walkFiles(root, onProblem, WORKSPACE_RULES)) {
    waiting.push(name);
    if (waiting.length === AT_ONCE) yield* await look();
  }
  yield* await look();
}

/** Whether a file belongs in the index of a workspace: it is inside, no rule leaves it out, and no link leads to it. */
export async function isWorkspaceFile(root: string, path: string): Promise<boolean> {
  if (!isInside(path)) return false;
  const real = await realpath(join(root, path)).catch(() => undefined);
  if (real !== undefined && real !== join(await realpath(root), path)) return false;
  return isWalked(root, path, WORKSPACE_RULES);
}

/** Whether a name stays inside the workspace. */
function isInside(path: string): boolean {
  return (
    path !== "" &&
    !path.includes("\0") &&
    !posix.isAbsolute(path) &&
    posix.normalize(path) === path &&
    !path.startsWith("..")
  );
}
