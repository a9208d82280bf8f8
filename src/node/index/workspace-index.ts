import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { BoundedMap } from "../../core/bounded-map.ts";
import type { Candidate } from "../../core/select/candidate.ts";
import type { Chunk } from "../../core/select/chunk.ts";
import type { ChunkIndex, FoundChunk, WeightedTerm } from "../../core/select/chunk-index.ts";
import type { Encoder } from "../../core/select/encoder.ts";
import { UserError } from "../../core/user-error.ts";
import { decodeText } from "../files/text-file.ts";
import { isPdf } from "../pdf/pdf-text.ts";
import { type BuildOptions, type BuildReport, build } from "./build.ts";
import { type FileChunks, unpackChunks } from "./chunk-row.ts";
import { type CuttingTools, cutFile, cutText, type FileState, hashOf } from "./cut-file.ts";
import { type CuttingOptions, cuttingTools } from "./cutting.ts";
import type { FileRow } from "./file-table.ts";
import { IndexStore } from "./index-store.ts";
import { mergeSegments } from "./merge-segments.ts";
import { Overlay } from "./overlay.ts";
import { Pause } from "./pause.ts";
import { bestChunks, type Scored } from "./scorer.ts";
import { masked } from "./secrets.ts";
import { SegmentBuilder } from "./segment.ts";
import { StoredVectors } from "./stored-vectors.ts";
import { isWorkspaceFile } from "./workspace-files.ts";

export interface WorkspaceIndexOptions {
  readonly cutting?: CuttingOptions;
  /** The workspace, an absolute path. */
  readonly root: string;
  /** The index's file, outside the workspace; made where it is not there. */
  readonly file: string;
  /** Pages of 4 KiB that the file may have; as many as there is room for where absent. */
  readonly mostPages?: number;
  /** The file was damaged, and is begun anew: it is time for a build. */
  readonly onDamage?: (reason: string) => void;
  /** A file turned out to have changed since it was read: it is time for an update. */
  readonly onStale?: (path: string) => void;
}

/** A file that is left out. */
export interface LeftOut {
  readonly path: string;
  readonly state: Exclude<FileState, "indexed" | "removed">;
}

/** Kept of files from question to question: about 10 MB of chunks, 10 to 20 MB of texts. */
const MOST_KEPT_CHUNKS = 80_000;
const MOST_KEPT_CHARACTERS = 8_000_000;

/** Small segments are merged when no file was saved for so long, or when so many were. */
const MERGE_PAUSE_MS = 1000;
const MOST_UNMERGED = 64;

/**
 * The index of a workspace in an SQLite file. Several processes may use one file at once. Texts are not stored, but for
 * those of PDFs: each is read from its file when it is asked for, and given only where it is the one that was cut.
 */
export class WorkspaceIndex implements ChunkIndex {
  readonly root: string;
  readonly #options: WorkspaceIndexOptions;
  readonly #store: IndexStore;
  readonly #overlays = new Map<string, Overlay>();
  readonly #pause = new Pause();
  readonly #chunks = new BoundedMap<FileRow, FileChunks>(MOST_KEPT_CHUNKS, ({ chunks }) => chunks.length);
  readonly #texts = new BoundedMap<FileRow, Candidate>(MOST_KEPT_CHARACTERS, ({ text }) => text.length);
  #tools: Promise<CuttingTools> | undefined;
  /** Files saved since segments were merged. */
  #saved = 0;
  #merging: NodeJS.Timeout | undefined;

  private constructor(options: WorkspaceIndexOptions, store: IndexStore) {
    this.root = options.root;
    this.#options = options;
    this.#store = store;
  }

  /** UserError `no-index` where there is no SQLite, or the file can be neither opened nor made: a MemoryIndex serves then. */
  static open(options: WorkspaceIndexOptions): WorkspaceIndex | UserError {
    try {
      return new WorkspaceIndex(
        options,
        new IndexStore(options.file, options.onDamage ?? (() => {}), options.mostPages),
      );
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return new UserError("no-index", `The index of the workspace cannot be opened: ${reason}.`);
    }
  }

  get files(): number {
    return this.#now(() => this.#store.files.indexed + this.#overlays.size - this.#hidden().length);
  }

  get chunks(): number {
    return this.#now(() => {
      let sum = this.#store.files.chunks;
      for (const overlay of this.#overlays.values()) sum += overlay.chunks.length;
      for (const hidden of this.#hidden()) sum -= hidden.count;
      return sum;
    });
  }

  frequencies(terms: readonly string[]): number[] {
    return this.#now(() => {
      const hidden = this.#hiddenIds();
      return terms.map((term) => {
        const { chunks } = this.#store.postings.of(term);
        let sum = chunks.length;
        if (hidden.size > 0) for (const chunk of chunks) if (this.#isHidden(chunk, hidden)) sum--;
        for (const overlay of this.#overlays.values())
          for (let chunk = 0; chunk < overlay.chunks.length; chunk++) if (overlay.times(chunk, term) > 0) sum++;
        return sum;
      });
    });
  }

  best(terms: readonly WeightedTerm[], most: number, within?: ReadonlySet<string>): FoundChunk[] {
    return this.#now(() => {
      const hidden = this.#hiddenIds();
      const takes = (chunk: number): boolean => {
        const owner = this.#store.files.ownerOf(chunk);
        return owner !== undefined && !hidden.has(owner.id) && (within === undefined || within.has(owner.path));
      };
      const overlays = [...this.#overlays.values()].filter(
        ({ candidate }) => within === undefined || within.has(candidate.path),
      );
      const { files, postings } = this.#store;
      const scored = bestChunks(terms, most, files, postings, overlays, takes);
      return scored.map((one) => this.#found(one));
    });
  }

  open(path: string): Candidate | undefined {
    return this.#now(() => {
      const overlay = this.#overlays.get(path);
      if (overlay !== undefined) return overlay.candidate;
      const row = this.#row(path);
      const known = row && this.#chunksIn(row);
      if (known === undefined) return undefined;
      const bytes = this.#bytes(path);
      if (bytes === undefined || Buffer.compare(hashOf(bytes), row!.hash) !== 0) {
        this.#options.onStale?.(path);
        return undefined;
      }
      const text = this.#textOf(row!, bytes, known);
      if (text === undefined) {
        this.#options.onStale?.(path);
        return undefined;
      }
      return this.#texts.of(row!, () => ({ path, text }));
    });
  }

  chunksOf(path: string): readonly Chunk[] {
    return this.#now(() => {
      const row = this.#row(path);
      return this.#overlays.get(path)?.chunks ?? (row && this.#chunksIn(row)?.chunks) ?? [];
    });
  }

  ordered(paths: readonly string[]): string[] {
    const place = (path: string) => this.#store.files.row(path)?.id ?? Number.POSITIVE_INFINITY;
    return [...paths].sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
  }

  *paths(): Iterable<string> {
    const seen = new Set<string>();
    const hasOverlays = this.#overlays.size > 0;
    for (const { path, state } of this.#store.files.rows()) {
      if (state !== "indexed" && !this.#overlays.has(path)) continue;
      if (hasOverlays) seen.add(path);
      yield path;
    }
    for (const path of this.#overlays.keys()) if (!seen.has(path)) yield path;
  }

  /** Files that are not in the index, and why; those with secrets beside their places are told by `secretsOf`. */
  leftOut(): LeftOut[] {
    return this.#now(() =>
      [...this.#store.files.rows()].flatMap(({ path, state }) =>
        state === "indexed" || state === "removed" ? [] : [{ path, state }],
      ),
    );
  }

  /** Files in which keys, tokens or passwords are shown as asterisks, and how many. */
  secrets(): { readonly path: string; readonly secrets: number }[] {
    return this.#now(() =>
      [...this.#store.files.rows()].flatMap(({ path, secrets, state }) =>
        state === "indexed" && secrets > 0 ? [{ path, secrets }] : [],
      ),
    );
  }

  /** The encoder, with what it has read of this workspace before. */
  remembering(encoder: Encoder): Encoder {
    return new StoredVectors(encoder, this.#store);
  }

  /** Brings the index up to date with the disk; it answers meanwhile. UserErrors: `cancelled`, `index-full`, `index-busy`. */
  async build(options: Omit<BuildOptions, "gate"> = {}): Promise<BuildReport | UserError> {
    const gate = () => this.#pause.wait(options.signal);
    const once = () => build(this.root, this.#store, this.#options.cutting ?? {}, { ...options, gate });
    const report = await once();
    // What was damaged has been begun anew.
    return report instanceof UserError && report.code === "index-damaged" ? once() : report;
  }

  pause(): void {
    this.#pause.set();
  }

  resume(): void {
    this.#pause.lift();
  }

  /**
   * A file was saved, made or changed on the disk; or, where a text is given, an editor holds it so, unsaved. A file that
   * the workspace's rules leave out is not taken up.
   */
  async update(path: string, text?: string): Promise<UserError | undefined> {
    if (!(await isWorkspaceFile(this.root, path))) return undefined;
    this.#tools ??= cuttingTools(this.#options.cutting ?? {});
    const tools = await this.#tools;
    if (text !== undefined) {
      this.#overlays.set(path, new Overlay(path, await cutText(text, path, hashOf(text), tools)));
      return undefined;
    }
    const file = await cutFile(this.root, path, tools);
    if (file.state === "removed") return this.remove(path);
    const row = this.#now(() => this.#row(path));
    let problem: UserError | undefined;
    if (row?.state === "indexed" && file.state === "indexed" && Buffer.compare(row.hash, file.hash) === 0) {
      problem = this.#store.writeTouched(path, file.size, file.modified);
    } else {
      const builder = new SegmentBuilder();
      builder.add(file);
      problem = this.#store.writeSegment(builder.build());
      this.#mergeSoon();
    }
    // Not before the file is there: it would be missing in between.
    this.#overlays.delete(path);
    return problem;
  }

  /** An editor let go of its text without saving. */
  discard(path: string): void {
    this.#overlays.delete(path);
  }

  /** A file is gone; or a folder, with all that was in it. */
  async remove(path: string): Promise<UserError | undefined> {
    const isGone = (name: string) => name === path || name.startsWith(`${path}/`);
    for (const name of [...this.#overlays.keys()]) if (isGone(name)) this.#overlays.delete(name);
    const gone = this.#now(() =>
      [...this.#store.files.rows()].filter((row) => row.state !== "removed" && isGone(row.path)),
    );
    return this.#store.writeRemoved(gone.map((row) => row.path));
  }

  close(): void {
    clearTimeout(this.#merging);
    this.#store.close();
  }

  /** A merge takes longer than a person waits for a saved file: it comes after them, but never too late. */
  #mergeSoon(): void {
    clearTimeout(this.#merging);
    const merge = () => {
      this.#saved = 0;
      try {
        this.#store.write(mergeSegments);
      } catch {
        // What cannot be written now is told by the next save.
      }
    };
    if (++this.#saved >= MOST_UNMERGED) merge();
    else this.#merging = setTimeout(merge, MERGE_PAUSE_MS).unref();
  }

  #now<T>(run: () => T): T {
    return this.#store.read(run);
  }

  #row(path: string): FileRow | undefined {
    const row = this.#store.files.row(path);
    return row?.state === "indexed" ? row : undefined;
  }

  #chunksIn(row: FileRow): FileChunks | undefined {
    return this.#chunks.of(row, () => this.#readChunks(row));
  }

  /** Undefined where the text of a PDF is not there any more, or damaged. */
  #textOf(row: FileRow, bytes: Uint8Array, { secrets }: FileChunks): string | undefined {
    if (!isPdf(bytes)) return masked(decodeText(bytes).text, secrets);
    const extracted = this.#store.db.prepare("SELECT deflated FROM texts WHERE file = ?").get(row.id)?.deflated;
    try {
      return inflateSync(extracted as Uint8Array).toString();
    } catch {
      return undefined;
    }
  }

  #readChunks(row: FileRow): FileChunks | undefined {
    const packed = this.#store.db.prepare("SELECT packed FROM chunks WHERE file = ?").get(row.id)?.packed;
    const known = packed instanceof Uint8Array ? unpackChunks(packed, row.hash) : undefined;
    if (known === undefined || known.chunks.length !== row.count) this.#options.onStale?.(row.path);
    return known;
  }

  #found({ score, chunk, overlay }: Scored): FoundChunk {
    if (overlay !== undefined) return { path: overlay.candidate.path, place: chunk, score };
    const { path, first } = this.#store.files.ownerOf(chunk)!;
    return { path, place: chunk - first, score };
  }

  /** Undefined where there is no such file any more. */
  #bytes(path: string): Uint8Array | undefined {
    try {
      return readFileSync(join(this.root, path));
    } catch {
      return undefined;
    }
  }

  /** Files on the disk that an overlay stands for. */
  #hidden(): FileRow[] {
    return [...this.#overlays.keys()].flatMap((path) => this.#row(path) ?? []);
  }

  #hiddenIds(): ReadonlySet<number> {
    return new Set(this.#hidden().map(({ id }) => id));
  }

  #isHidden(chunk: number, hidden: ReadonlySet<number>): boolean {
    const owner = this.#store.files.ownerOf(chunk);
    return owner !== undefined && hidden.has(owner.id);
  }
}
