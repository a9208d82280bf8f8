import { isAbsolute, relative, resolve } from "node:path";
import type { Candidate } from "../../core/select/candidate.ts";
import { UserError } from "../../core/user-error.ts";
import { slashed } from "../../node/files/walk.ts";
import { inputFiles } from "../input/input-files.ts";
import type { Progress } from "../terminal/progress.ts";
import { type Terminal, warn } from "../terminal/terminal.ts";

/** The files that can be chosen from, by the path that results show. */
export class Candidates {
  readonly all: readonly Candidate[];
  readonly #byAbsolute: ReadonlyMap<string, string>;
  /** Where a path of a request may begin: the working folder, and each that was named. */
  readonly #roots: readonly string[];

  private constructor(all: readonly Candidate[], byAbsolute: ReadonlyMap<string, string>, roots: readonly string[]) {
    this.all = all;
    this.#byAbsolute = byAbsolute;
    this.#roots = roots;
  }

  /** Reads the files of paths and folders; what is too large for one text is passed over. */
  static async read(paths: readonly string[], terminal: Terminal, progress: Progress): Promise<Candidates | UserError> {
    const byAbsolute = new Map<string, string>();
    const all: Candidate[] = [];
    for await (const file of inputFiles(paths, terminal, progress)) {
      if (file instanceof UserError) return file;
      if (file.text === undefined) {
        await warn(terminal, `${file.path} is larger than can be read as a whole. It is passed over.`);
        continue;
      }
      const absolute = resolve(terminal.cwd, file.path);
      if (byAbsolute.has(absolute)) continue;
      const path = shown(file.path, absolute, terminal.cwd);
      byAbsolute.set(absolute, path);
      all.push({ path, text: file.text });
    }
    const roots = [terminal.cwd, ...paths.map((path) => resolve(terminal.cwd, path))];
    return new Candidates(all, byAbsolute, roots);
  }

  /** The path of a candidate that a request names, or undefined where it names none. */
  find(path: string): string | undefined {
    for (const root of this.#roots) {
      const found = this.#byAbsolute.get(resolve(root, path));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** As the person named it; relative to the working folder where that is shorter. */
function shown(named: string, absolute: string, cwd: string): string {
  if (named === "-" || !isAbsolute(named)) return named;
  const below = relative(cwd, absolute);
  return below === "" || below.startsWith("..") || isAbsolute(below) ? named : slashed(below);
}
