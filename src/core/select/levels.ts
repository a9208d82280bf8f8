import type { Candidate } from "./candidate.ts";
import type { ChunkIndex } from "./chunk-index.ts";
import type { LeveledFile } from "./file-level.ts";
import type { FileRange, Wanted } from "./options.ts";
import type { Region } from "./pool/region.ts";

/** Files that a person decided about, and that the question alone may not have found. */
interface DecidedFiles {
  readonly levels: readonly LeveledFile[];
  readonly pinned: readonly FileRange[];
}

/** What is decided about files that may be chosen from. */
export function decidedIn({ levels: all = [], pinned = [], paths }: Wanted): DecidedFiles {
  // Of several levels of a file the last counts.
  const levels = [...new Map(all.map((file) => [file.path, file])).values()];
  if (paths === undefined) return { levels, pinned };
  const within = new Set(paths);
  const isIn = ({ path }: { readonly path: string }) => within.has(path);
  return { levels: levels.filter(isIn), pinned: pinned.filter(isIn) };
}

/** Regions to choose from with the files that a person decided about at their levels, in the order of the files. */
export function withDecided(found: readonly Region[], decided: DecidedFiles, index: ChunkIndex): Region[] {
  const byPath = new Map<string, Region[]>();
  for (const region of found) byPath.set(region.candidate.path, [...(byPath.get(region.candidate.path) ?? []), region]);
  for (const path of unfound(found, decided.pinned)) {
    const candidate = index.open(path);
    if (candidate !== undefined) byPath.set(path, [wholeOf(candidate)]);
  }
  for (const { path, level } of decided.levels) {
    const candidate = index.open(path);
    if (level === "name" || candidate === undefined) byPath.delete(path);
    else byPath.set(path, [{ ...wholeOf(candidate), level }]);
  }
  return index.ordered([...byPath.keys()]).flatMap((path) => byPath.get(path) ?? []);
}

/** Paths of pinned ranges that are not in what the question found. */
export function unfound(found: readonly Region[], pinned: readonly FileRange[]): string[] {
  const isFound = ({ path, start, end }: FileRange) =>
    found.some((region) => region.candidate.path === path && region.start <= start && end <= region.end);
  return [...new Set(pinned.filter((range) => !isFound(range)).map(({ path }) => path))];
}

/** The files of which the name is wanted alone, as far as they are there. */
export function namedOnly(levels: readonly LeveledFile[], index: ChunkIndex): Candidate[] {
  const paths = levels.filter(({ level }) => level === "name").map(({ path }) => path);
  return index.ordered([...new Set(paths)]).flatMap((path) => index.open(path) ?? []);
}

const wholeOf = (candidate: Candidate): Region => ({ candidate, start: 0, end: candidate.text.length });
