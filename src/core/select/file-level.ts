/**
 * How much of a file a person wants, whatever it is worth: all of it; its signatures, each with the first line of its
 * comment, or its headings; or that it is there. Without one the best pieces of it are chosen.
 */
export type FileLevel = "full" | "outline" | "name";

export const FILE_LEVELS: readonly FileLevel[] = ["full", "outline", "name"];

export interface LeveledFile {
  readonly path: string;
  readonly level: FileLevel;
}

/** Levels of files and folders as those of files: a file's own is stronger than its folder's, and of several the last. */
export function levelsOfFiles(levels: readonly LeveledFile[], paths: Iterable<string>): LeveledFile[] {
  if (levels.length === 0) return [];
  const own = new Map(levels.map(({ path, level }) => [path, level]));
  const folders = levels.map(({ path, level }) => ({ prefix: path === "" ? "" : `${path}/`, level }));
  return Array.from(paths).flatMap((path) => {
    const level = own.get(path) ?? folders.findLast(({ prefix }) => path.startsWith(prefix))?.level;
    return level === undefined ? [] : [{ path, level }];
  });
}
