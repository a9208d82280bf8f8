import * as vscode from "vscode";
import type { SavedSelection } from "../../core/budget/config.ts";
import { globOfPath } from "../../core/budget/glob-of-path.ts";
import { UserError } from "../../core/user-error.ts";
import type { IndexedFolder } from "../../node/selecting/selecting-protocol.ts";
import type { FoundSelection } from "./saved-file.ts";
import type { SelectChoice } from "./selecting-service.ts";

/** What a saved selection asks for. */
export function choiceOf({ folder, selection }: FoundSelection, budget: number): SelectChoice {
  const { question, include, exclude, selector, order, levels = {} } = selection;
  const globs = { prefix: folder.prefix, ...(include && { include }), ...(exclude && { exclude }) };
  return {
    ...{ query: question, budget, pinned: [], excluded: [] },
    levels: Object.entries(levels).map(([path, level]) => ({ path: folder.prefix + path, level })),
    scope: include === undefined && exclude === undefined ? null : globs,
    ...(selector && { selector }),
    ...(order && { order }),
  };
}

/**
 * What is saved of a choice, and of which folder: the question, the budget, the places that it is selected from, the
 * files that are left out as a whole and the levels of others. Single pieces move as their files change; they are not saved.
 */
export function savedOf(
  choice: SelectChoice,
  folders: readonly IndexedFolder[],
  isFolder: (path: string) => boolean,
): Pick<FoundSelection, "folder" | "selection"> | UserError {
  const { query, budget, scope, excluded, selector, order, levels = [] } = choice;
  const whole = excluded.filter(({ end }) => end === Number.MAX_SAFE_INTEGER).map(({ path }) => path);
  const decided = [...whole, ...levels.map(({ path }) => path)];
  const [before, named] = scope === null || "prefix" in scope ? [scope, []] : [null, scope];
  const folder = before
    ? folders.find(({ prefix }) => prefix === before.prefix)
    : folders.find(({ prefix }) => [...named, ...decided].every((path) => `${path}/`.startsWith(prefix)));
  if (folder === undefined)
    return new UserError(
      "invalid-argument",
      vscode.l10n.t("What is selected from lies in several folders: it cannot be saved in the file of one."),
    );
  const own = (path: string) => path.slice(folder.prefix.length);
  const globs = named.map((path) => {
    if (!isFolder(path)) return globOfPath(own(path));
    return own(path) === "" ? "**" : `${globOfPath(own(path)).replace(/^\//, "")}/**`;
  });
  const include = before?.include ?? (named.length > 0 ? globs : undefined);
  const exclude = [before?.exclude ?? [], whole.map((path) => globOfPath(own(path)))].flat();
  const selection: SavedSelection = {
    ...{ question: query, budget },
    ...(include && { include }),
    ...(exclude.length > 0 && { exclude }),
    ...(selector && { selector }),
    ...(order && { order }),
    ...(levels.length > 0 && { levels: Object.fromEntries(levels.map(({ path, level }) => [own(path), level])) }),
  };
  return { folder, selection };
}
