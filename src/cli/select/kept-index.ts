import { resolve } from "node:path";
import type { ChunkIndex } from "../../core/select/chunk-index.ts";
import type { Encoder } from "../../core/select/encoder.ts";
import { JoinedIndex } from "../../core/select/joined-index.ts";
import { UserError } from "../../core/user-error.ts";
import { slashed } from "../../node/files/walk.ts";
import { indexFileProblem } from "../../node/index/index-file.ts";
import { leftOutMessages } from "../../node/index/left-out-message.ts";
import { WorkspaceIndex } from "../../node/index/workspace-index.ts";
import { invalid } from "../input/arguments.ts";
import { isFolder } from "../input/input-text.ts";
import { counted } from "../terminal/numbers.ts";
import { startProgress } from "../terminal/progress.ts";
import { type Terminal, warn } from "../terminal/terminal.ts";
import { requested, requestedBelow, shown } from "./candidate-paths.ts";
import type { Sources } from "./sources.ts";

/** The index of a folder that is kept in a file between runs. */
export class KeptIndex implements Sources {
  readonly index: ChunkIndex;
  readonly #kept: WorkspaceIndex;
  readonly #byAbsolute: ReadonlyMap<string, string>;
  readonly #roots: readonly string[];

  private constructor(kept: WorkspaceIndex, folder: string, cwd: string) {
    const prefix = folder === "." || folder === "" ? "" : `${folder.replace(/\/$/, "")}/`;
    this.#kept = kept;
    this.index = new JoinedIndex([{ prefix, index: kept }]);
    this.#byAbsolute = new Map(Array.from(kept.paths(), (path) => [resolve(kept.root, path), prefix + path]));
    this.#roots = [cwd, kept.root];
  }

  /**
   * Opens the index of a folder and brings it up to date. Undefined where it cannot be kept, which the person is told:
   * the files are then to be read as without one.
   */
  static async open(
    paths: readonly string[],
    file: string,
    terminal: Terminal,
  ): Promise<KeptIndex | UserError | undefined> {
    const [path] = paths;
    if (path === undefined || paths.length > 1 || !(await isFolder(path, terminal)))
      return invalid('--index keeps the index of one folder: name one; "paths" of a request narrows it.');
    const { cwd } = terminal;
    const problem = await indexFileProblem(resolve(cwd, file), file);
    if (problem !== undefined) return problem;
    const root = resolve(cwd, path);
    const kept = WorkspaceIndex.open({ root, file: resolve(cwd, file) });
    const failed = kept instanceof UserError ? kept : await broughtUpToDate(kept, terminal);
    if (failed !== undefined) {
      await warn(terminal, `${failed.message} The files are read without it.`);
      if (!(kept instanceof UserError)) kept.close();
      return undefined;
    }
    return new KeptIndex(kept as WorkspaceIndex, slashed(shown(path, root, cwd)), cwd);
  }

  find(path: string): string | undefined {
    return requested(path, this.#roots, this.#byAbsolute);
  }

  below(folder: string): string[] {
    return requestedBelow(folder, this.#roots, this.#byAbsolute);
  }

  remembering(encoder: Encoder): Encoder {
    return this.#kept.remembering(encoder);
  }

  close(): void {
    this.#kept.close();
  }
}

async function broughtUpToDate(index: WorkspaceIndex, terminal: Terminal): Promise<UserError | undefined> {
  const progress = startProgress(terminal, "Indexing");
  const report = await index.build({
    onProgress: ({ bytesRead, bytesToRead, files }) =>
      progress.share(bytesRead / Math.max(1, bytesToRead), counted(files, "file")),
  });
  progress.end();
  if (report instanceof UserError) return report;
  await warn(terminal, `The index holds ${counted(index.files, "file")}; ${report.read} had to be read.`);
  for (const sentence of leftOutMessages(index)) await warn(terminal, sentence);
  return undefined;
}
