import { isAbsolute, relative, resolve, sep } from "node:path";
import { slashed } from "../../node/files/walk.ts";

/** A path as the person named it; relative to the working folder where that is shorter. */
export function shown(named: string, absolute: string, cwd: string): string {
  if (named === "-" || !isAbsolute(named)) return named;
  const below = relative(cwd, absolute);
  return below === "" || below.startsWith("..") || isAbsolute(below) ? named : slashed(below);
}

/**
 * The path of a file as results show it, from one that a request names.
 *
 * @param roots where it may begin: the working folder, and each that was named
 */
export function requested(
  path: string,
  roots: readonly string[],
  byAbsolute: ReadonlyMap<string, string>,
): string | undefined {
  for (const root of roots) {
    const found = byAbsolute.get(resolve(root, path));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The paths, as results show them, of the files in a folder; of several roots the first with any counts. */
export function requestedBelow(
  folder: string,
  roots: readonly string[],
  byAbsolute: ReadonlyMap<string, string>,
): string[] {
  for (const root of roots) {
    const absolute = resolve(root, folder);
    const beginning = absolute.endsWith(sep) ? absolute : absolute + sep;
    const found = [...byAbsolute].filter(([path]) => path.startsWith(beginning));
    if (found.length > 0) return found.map(([, shown]) => shown);
  }
  return [];
}
