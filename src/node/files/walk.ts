import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import type { UserError } from "../../core/user-error.ts";
import { unreadable } from "./text-file.ts";

/** A file that a walk came by: `path` for the disk, `name` relative to the folder walked, with `/`. */
export interface WalkedFile {
  readonly path: string;
  readonly name: string;
}

/** The rules of one `.gitignore`, for paths relative to its folder. */
interface Rules {
  readonly folder: string;
  readonly ignore: Ignore;
}

/** Which files speak of what is left out. */
export interface WalkOptions {
  /** Names of files with rules as in `.gitignore`, which stands first; later ones are stronger. */
  readonly ignoreFiles?: readonly string[];
  /** Rules that every file of rules can take back. */
  readonly always?: readonly string[];
}

const GIT: readonly string[] = [".gitignore"];

/**
 * The files below a folder, by name, that git would not ignore: `.gitignore` files in it, above it (up to the folder
 * that holds `.git`) and below it count. `.git` is left out, links are not followed, so that nothing is met twice and
 * no walk goes round. What cannot be read is told to `onProblem`, and the walk goes on.
 */
export async function* walkFiles(
  root: string,
  onProblem: (problem: UserError) => void,
  { ignoreFiles = GIT, always = [] }: WalkOptions = {},
): AsyncGenerator<WalkedFile, void, undefined> {
  const folder = resolve(root);
  const weakest = { folder, ignore: ignore().add([...always]) };
  const waiting = [{ folder, rules: [weakest, ...(await rulesAbove(folder, ignoreFiles))] }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries = await readdir(next.folder, { withFileTypes: true }).catch((error: unknown) => {
      onProblem(unreadable(shown(folder, next.folder), error));
      return [];
    });
    const ruled = entries.some((entry) => ignoreFiles.includes(entry.name));
    const own = ruled ? await rulesOf(next.folder, ignoreFiles) : undefined;
    const rules = own === undefined ? next.rules : [...next.rules, own];
    const folders: string[] = [];
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(next.folder, entry.name);
      if (entry.isDirectory() && entry.name !== ".git" && !isIgnored(path, true, rules)) folders.push(path);
      if (entry.isFile() && !isIgnored(path, false, rules)) yield { path, name: shown(folder, path) };
    }
    waiting.push(...folders.reverse().map((path) => ({ folder: path, rules })));
  }
}

/** Whether a walk of `root` would come by a file below it, given by its name: no rule leaves it out, nor a folder of it. */
export async function isWalked(
  root: string,
  name: string,
  { ignoreFiles = GIT, always = [] }: WalkOptions = {},
): Promise<boolean> {
  const folder = resolve(root);
  const rules = [{ folder, ignore: ignore().add([...always]) }, ...(await rulesAbove(folder, ignoreFiles))];
  const parts = name.split("/");
  let at = folder;
  for (const [depth, part] of parts.entries()) {
    const own = await rulesOf(at, ignoreFiles);
    if (own !== undefined) rules.push(own);
    at = join(at, part);
    if (part === ".git" || isIgnored(at, depth < parts.length - 1, rules)) return false;
  }
  return true;
}

/** The last rule that speaks of a path decides; the nearest `.gitignore` speaks last. */
function isIgnored(path: string, isFolder: boolean, rules: readonly Rules[]): boolean {
  for (let i = rules.length - 1; i >= 0; i--) {
    const name = slashed(relative(rules[i]!.folder, path)) + (isFolder ? "/" : "");
    const { ignored, unignored } = rules[i]!.ignore.test(name);
    if (ignored || unignored) return ignored;
  }
  return false;
}

async function rulesOf(folder: string, ignoreFiles: readonly string[]): Promise<Rules | undefined> {
  const texts: string[] = [];
  for (const name of ignoreFiles) {
    const text = await readFile(join(folder, name), "utf8").catch(() => undefined);
    if (text !== undefined) texts.push(text);
  }
  return texts.length === 0 ? undefined : { folder, ignore: ignore().add(texts.join("\n")) };
}

/**
 * Rules of the folders above, outermost first; none where the folder is in no repository, and not those that ignore the
 * folder itself, since a person named it.
 */
async function rulesAbove(folder: string, ignoreFiles: readonly string[]): Promise<Rules[]> {
  const found: Rules[] = [];
  for (let at = folder; ; at = dirname(at)) {
    if (at !== folder) {
      const rules = await rulesOf(at, ignoreFiles);
      if (rules !== undefined && !isIgnored(folder, true, [rules])) found.unshift(rules);
    }
    if (await holdsGit(at)) return found;
    if (dirname(at) === at) return [];
  }
}

async function holdsGit(folder: string): Promise<boolean> {
  const entries: string[] = await readdir(folder).catch(() => []);
  return entries.includes(".git");
}

function shown(folder: string, path: string): string {
  return slashed(relative(folder, path)) || ".";
}

/** A path with `/` on every system. */
export function slashed(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
