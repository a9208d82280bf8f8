import { isAbsolute, relative, resolve } from "node:path";
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
