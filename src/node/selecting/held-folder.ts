import { lstat } from "node:fs/promises";
import { basename, join } from "node:path";
import { UserError } from "../../core/user-error.ts";
import type { BuildProgress } from "../index/build.ts";
import { WorkspaceIndex } from "../index/workspace-index.ts";
import type { IndexedFolder } from "./selecting-protocol.ts";

/** So many changed files at once (another branch, a build) are found sooner by looking at all of them. */
const MOST_SINGLE = 50;

/** The editor's watcher can lose changes (too few handles, a disk of a network): the disk is looked at this often. */
const COMPARE_EVERY_MS = 10_000;

const IGNORE_FILES: ReadonlySet<string> = new Set([".gitignore", ".promptbudgetignore"]);

/** A folder of the workspace with its index, which is built and follows what changes. */
export class HeldFolder {
  readonly folder: IndexedFolder;
  readonly index: WorkspaceIndex;
  readonly #closing = new AbortController();
  readonly #onProgress: (progress: BuildProgress) => void;
  readonly #changed = new Set<string>();
  /** The texts that editors hold, by path. */
  readonly #edited = new Map<string, string>();
  #work: Promise<void> = Promise.resolve();
  #building: Promise<UserError | undefined> | undefined;
  #comparing: Promise<UserError | undefined> | undefined;
  #comparedAt = 0;
  #isStale = false;
  /** Raised with every change of what can be found. */
  version = 0;

  private constructor(folder: IndexedFolder, index: WorkspaceIndex, onProgress: (progress: BuildProgress) => void) {
    this.folder = folder;
    this.index = index;
    this.#onProgress = onProgress;
  }

  /** UserError `no-index` where it cannot be opened. */
  static open(folder: IndexedFolder, onProgress: (progress: BuildProgress) => void): HeldFolder | UserError {
    let held: HeldFolder | undefined;
    const index = WorkspaceIndex.open({
      root: folder.root,
      file: folder.file,
      onDamage: () => void held?.build(),
      onStale: (path) => {
        if (held === undefined) return;
        held.#isStale = true;
        held.changed(path);
      },
    });
    if (index instanceof UserError) return index;
    held = new HeldFolder(folder, index, onProgress);
    void held.build();
    return held;
  }

  /** Brings the index up to date with the disk; one build at a time. */
  build(): Promise<UserError | undefined> {
    this.#building ??= this.#bringUpToDate().finally(() => {
      this.#building = undefined;
    });
    return this.#building;
  }

  /** Looks for changes that nobody told of, where that is a while ago. Nobody waits for it: the next question knows. */
  compare(): void {
    const isDue = performance.now() - this.#comparedAt > COMPARE_EVERY_MS;
    if (!isDue || this.#building !== undefined || this.#comparing !== undefined) return;
    this.#comparing = this.#bringUpToDate()
      // What goes wrong is told by the next build that somebody waits for.
      .catch(() => undefined)
      .finally(() => {
        this.#comparing = undefined;
      });
  }

  get isBuilding(): boolean {
    return this.#building !== undefined;
  }

  /** Whether a file turned out to be another than was indexed, since this was asked last. */
  takeStale(): boolean {
    const was = this.#isStale;
    this.#isStale = false;
    return was;
  }

  changed(path: string): void {
    this.#edited.delete(path);
    this.#changed.add(path);
    this.#work = this.#work.then(() => this.#follow());
  }

  edited(path: string, text: string): void {
    this.#edited.set(path, text);
    this.#changed.add(path);
    this.#work = this.#work.then(() => this.#follow());
  }

  /** Waits until all that was told so far can be found; a UserError says why the folder cannot be read. */
  async settled(): Promise<void> {
    await this.#work;
  }

  /** Waits for the build to end, but not for longer than so many milliseconds: what is read so far can be found. */
  async built(patience: number): Promise<UserError | undefined> {
    if (this.#building === undefined) return undefined;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), Math.max(0, patience));
    });
    const problem = await Promise.race([this.#building, late]);
    clearTimeout(timer);
    return problem;
  }

  close(): void {
    this.#closing.abort();
    void Promise.allSettled([this.#building, this.#comparing, this.#work]).then(() => this.index.close());
  }

  async #bringUpToDate(): Promise<UserError | undefined> {
    await this.#comparing;
    const report = await this.index.build({
      signal: this.#closing.signal,
      onProgress: (progress) => {
        if (progress.read > 0) this.version++;
        this.#onProgress(progress);
      },
    });
    this.#comparedAt = performance.now();
    if (report instanceof UserError) return report;
    if (report.read > 0 || report.removed > 0) this.version++;
    return undefined;
  }

  async #follow(): Promise<void> {
    const paths = [...this.#changed];
    this.#changed.clear();
    if (paths.length === 0 || this.#closing.signal.aborted) return;
    const onDisk = paths.filter((path) => !this.#edited.has(path));
    if (onDisk.length > MOST_SINGLE || (await this.#isAboutMany(onDisk))) {
      for (const path of onDisk) this.index.discard(path);
      await this.build();
    } else for (const path of onDisk) await this.index.update(path);
    for (const path of paths) {
      const text = this.#edited.get(path);
      if (text !== undefined) await this.index.update(path, text);
    }
    this.version++;
  }

  /** A folder came, or what is left out changed. */
  async #isAboutMany(paths: readonly string[]): Promise<boolean> {
    for (const path of paths) {
      if (IGNORE_FILES.has(basename(path))) return true;
      const found = await lstat(join(this.folder.root, path)).catch(() => undefined);
      if (found?.isDirectory()) return true;
    }
    return false;
  }
}
