import { UserError } from "../../core/user-error.ts";
import { LARGEST_FILE_BYTES } from "./cut-file.ts";
import type { CuttingOptions } from "./cutting.ts";
import { CuttingPool } from "./cutting-pool.ts";
import { ownFiles } from "./index-file.ts";
import type { IndexStore } from "./index-store.ts";
import { Lease, wasLeft } from "./lease.ts";
import type { Segment } from "./segment.ts";
import { type FoundFile, workspaceFiles } from "./workspace-files.ts";

/** How far a build is. */
export interface BuildProgress {
  /** Files of the workspace, as far as it has been walked. */
  readonly files: number;
  /** Files to be read, and how many of them have been; bytes likewise. */
  readonly toRead: number;
  readonly read: number;
  readonly bytesToRead: number;
  readonly bytesRead: number;
}

/** What came of a build. */
export interface BuildReport extends BuildProgress {
  readonly removed: number;
}

export interface BuildOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BuildProgress) => void;
  /** Waited for before each batch: a build is paused while it is open. */
  readonly gate?: () => Promise<void>;
  /** Paths to be read first: what is open in the editor. */
  readonly first?: readonly string[];
  /** Threads that cut; by default two, or one on a machine of one core. */
  readonly threads?: number;
}

/** A batch is written in one transaction, in which nobody else writes: a tenth of a second for so much text. */
const BATCH_BYTES = 4 * 1024 * 1024;
const BATCH_FILES = 400;
const SMALL_BATCHES = 8;
/** Every page is looked at before a build at most so often: it reads the whole index. */
const CHECK_EVERY_MS = 24 * 60 * 60 * 1000;
const WAIT_MS = 500;

/**
 * Brings an index up to date with its workspace: reads what is new or changed, forgets what is gone. What was written
 * stays when it ends early, and the next build goes on from there.
 */
export async function build(
  root: string,
  store: IndexStore,
  cutting: CuttingOptions,
  options: BuildOptions,
): Promise<BuildReport | UserError> {
  const lease = new Lease();
  const waited = await waitFor(lease, store, options);
  if (waited !== undefined) return waited;
  try {
    return await run(root, store, cutting, options, lease);
  } finally {
    store.write((db) => lease.release(db));
  }
}

/** Takes the lease, and checks the file where the last builder was killed or the last check is long ago. */
async function waitFor(lease: Lease, store: IndexStore, { signal }: BuildOptions): Promise<UserError | undefined> {
  for (;;) {
    if (signal?.aborted) return cancelled();
    let taken = false;
    let left = false;
    const problem = store.write((db) => {
      left = wasLeft(db);
      taken = lease.take(db);
    });
    if (problem?.code === "index-full") return problem;
    if (taken) {
      if (left || Number(store.db.meta("checked") ?? 0) < Date.now() - CHECK_EVERY_MS) check(store, lease);
      return undefined;
    }
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
}

function check(store: IndexStore, lease: Lease): void {
  store.read(() => {
    if (!store.db.isSound()) store.heal("pages that are not as they were written");
  });
  store.write((db) => {
    lease.take(db);
    db.setMeta("checked", Date.now());
  });
}

async function run(
  root: string,
  store: IndexStore,
  cutting: CuttingOptions,
  options: BuildOptions,
  lease: Lease,
): Promise<BuildReport | UserError> {
  const { signal, onProgress = () => {}, gate } = options;
  const progress = { files: 0, toRead: 0, read: 0, bytesToRead: 0, bytesRead: 0 };
  const { todo, gone } = await compare(root, store, progress, options);
  if (signal?.aborted) return cancelled();
  const problem = store.writeRemoved(gone);
  if (problem !== undefined) return problem;
  onProgress({ ...progress });
  if (todo.length === 0) return { ...progress, removed: gone.length };
  const pool = new CuttingPool(root, cutting, options.threads);
  try {
    const batches = batchesOf(todo);
    let failure: UserError | undefined;
    const work = async (): Promise<void> => {
      for (const batch of batches) {
        await gate?.();
        if (failure !== undefined || signal?.aborted) return;
        const paths = batch.map(({ path }) => path);
        await pool.cut(paths, (segment) => {
          failure ??= write(store, lease, segment);
        });
        progress.read += batch.length;
        for (const { size } of batch) progress.bytesRead += size;
        onProgress({ ...progress });
      }
    };
    // One more than there are threads, so that none waits while a segment is written.
    await Promise.all(Array.from({ length: pool.size + 1 }, work));
    if (failure !== undefined) return failure;
    return signal?.aborted ? cancelled() : { ...progress, removed: gone.length };
  } finally {
    await pool.close();
  }
}

function write(store: IndexStore, lease: Lease, segment: Segment): UserError | undefined {
  return store.writeSegment(segment) ?? store.write((db) => lease.take(db));
}

/** Which files have to be read, and which are gone. */
async function compare(
  root: string,
  store: IndexStore,
  progress: { files: number; toRead: number; bytesToRead: number },
  { signal, onProgress, first = [] }: BuildOptions,
): Promise<{ todo: FoundFile[]; gone: string[] }> {
  const todo: FoundFile[] = [];
  const seen = new Set<string>();
  const unread = new Set<string>();
  const isOwn = ownFiles(root, store.db.file);
  for await (const file of workspaceFiles(root, (problem) => unread.add(problem.message))) {
    if (signal?.aborted) return { todo: [], gone: [] };
    if (isOwn(file.path)) continue;
    seen.add(file.path);
    progress.files++;
    const row = store.files.row(file.path);
    const known = row !== undefined && row.size === file.size && row.modified === file.modified;
    if (known && row.state !== "removed") continue;
    todo.push(file);
    progress.toRead++;
    progress.bytesToRead += file.size;
    if (progress.files % 1000 === 0) onProgress?.({ read: 0, bytesRead: 0, ...progress });
  }
  // Where a folder could not be read, what is in it is not gone.
  const gone: string[] = [];
  if (unread.size === 0)
    for (const { path, state } of store.files.rows()) if (state !== "removed" && !seen.has(path)) gone.push(path);
  const urgent = new Set(first);
  return { todo: [...todo.filter((f) => urgent.has(f.path)), ...todo.filter((f) => !urgent.has(f.path))], gone };
}

function* batchesOf(files: readonly FoundFile[]): Generator<FoundFile[]> {
  let batch: FoundFile[] = [];
  let bytes = 0;
  let given = 0;
  for (const file of files) {
    batch.push(file);
    bytes += Math.min(file.size, LARGEST_FILE_BYTES);
    // The first are small, so that something is found soon.
    const part = given < SMALL_BATCHES ? SMALL_BATCHES : 1;
    if (bytes < BATCH_BYTES / part && batch.length < BATCH_FILES / part) continue;
    yield batch;
    given++;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

const cancelled = () => new UserError("cancelled", "Cancelled.");
