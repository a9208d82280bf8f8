import type { FileState } from "./cut-file.ts";
import type { Database } from "./database.ts";

/** What is known of a file without reading its chunks. */
export interface FileRow {
  readonly id: number;
  readonly path: string;
  readonly state: FileState;
  /** Bytes, and milliseconds since 1970, when it was read. */
  readonly size: number;
  readonly modified: number;
  readonly hash: Uint8Array;
  /** Secrets that are masked in it. */
  readonly secrets: number;
  /** Its chunks are those numbered from `first`, `count` of them. */
  readonly first: number;
  readonly count: number;
}

/** Whose the chunks of older versions of files are. */
export const NOBODY = -1;
const COLUMNS = "id, path, state, size, modified, hash, secrets, first, length(lengths) AS bytes, generation";

/** Lengths of more files than these are read in one go. */
const MANY = 200;

/** The files of an index in memory: whose a chunk is and how long. Follows what this and other processes write. */
export class FileTable {
  readonly #db: Database;
  readonly #byPath = new Map<string, FileRow>();
  readonly #byId = new Map<number, FileRow>();
  #owners = new Int32Array(0);
  #lengths = new Uint16Array(0);
  /** Files whose chunks' lengths were not read yet: who opens an index waits for nothing that only a question needs. */
  readonly #unread = new Set<number>();
  #generation = 0;
  #version = NOBODY;
  #indexed = 0;
  #chunks = 0;
  #terms = 0;

  constructor(db: Database) {
    this.#db = db;
    this.sync(true);
  }

  /** Files that chunks can be asked of. */
  get indexed(): number {
    return this.#indexed;
  }

  /** Live chunks. */
  get chunks(): number {
    return this.#chunks;
  }

  /** Chunk numbers given so far, those of older versions of files too. */
  get numbers(): number {
    return this.#owners.length;
  }

  get averageLength(): number {
    this.#readLengths();
    return Math.max(1, this.#terms / Math.max(1, this.#chunks));
  }

  get lengths(): Uint16Array {
    this.#readLengths();
    return this.#lengths;
  }

  /** Rows by id, which is the order in which they came. */
  rows(): IterableIterator<FileRow> {
    return this.#byId.values();
  }

  row(path: string): FileRow | undefined {
    return this.#byPath.get(path);
  }

  /** For each chunk number the id of its file, or NOBODY where the file has other chunks by now. */
  get owners(): Int32Array {
    return this.#owners;
  }

  ownerOf(chunk: number): FileRow | undefined {
    return this.#byId.get(this.#owners[chunk] ?? NOBODY);
  }

  /** Takes up what was written since; `own` where this process wrote it. Returns whether anything was. */
  sync(own = false): boolean {
    const version = this.#db.number("PRAGMA data_version");
    if (!own && version === this.#version) return false;
    this.#version = version;
    const changed = this.#db.prepare(`SELECT ${COLUMNS} FROM files WHERE generation > ? ORDER BY id`);
    const numbers = Number(this.#db.meta("nextChunk"));
    if (numbers > this.#owners.length) this.#grow(numbers);
    let latest = this.#generation;
    for (const row of changed.all(this.#generation)) {
      this.#take(row);
      latest = Math.max(latest, Number(row.generation));
    }
    const any = latest !== this.#generation;
    this.#generation = latest;
    return any;
  }

  #take(values: Record<string, unknown>): void {
    const id = Number(values.id);
    const old = this.#byId.get(id);
    if (old !== undefined) this.#drop(old);
    const row: FileRow = {
      id,
      path: String(values.path),
      state: values.state as FileState,
      size: Number(values.size),
      modified: Number(values.modified),
      hash: values.hash as Uint8Array,
      secrets: Number(values.secrets),
      first: Number(values.first),
      count: Number(values.bytes) >> 1,
    };
    this.#byId.set(id, row);
    this.#byPath.set(row.path, row);
    this.#owners.fill(id, row.first, row.first + row.count);
    this.#chunks += row.count;
    if (row.state === "indexed") this.#indexed++;
    if (row.count > 0) this.#unread.add(id);
  }

  #readLengths(): void {
    if (this.#unread.size === 0) return;
    const columns = "SELECT id, first, lengths FROM files";
    if (this.#unread.size > MANY) for (const row of this.#db.prepare(columns).all()) this.#takeLengths(row);
    else {
      const one = this.#db.prepare(`${columns} WHERE id = ?`);
      for (const id of this.#unread) this.#takeLengths(one.get(id));
    }
    this.#unread.clear();
  }

  #takeLengths(values: Record<string, unknown> | undefined): void {
    const row = this.#byId.get(Number(values?.id));
    const bytes = values?.lengths as Uint8Array;
    // What another process wrote just now is taken up as a whole by the next sync.
    if (row === undefined || !this.#unread.has(row.id) || Number(values?.first) !== row.first) return;
    if (bytes.length !== 2 * row.count) return;
    const lengths = this.#lengths;
    for (let i = 0, chunk = row.first; i < row.count; i++, chunk++) {
      const length = bytes[2 * i]! | (bytes[2 * i + 1]! << 8);
      lengths[chunk] = length;
      this.#terms += length;
    }
  }

  #drop(row: FileRow): void {
    if (row.state === "indexed") this.#indexed--;
    this.#unread.delete(row.id);
    for (let chunk = row.first; chunk < row.first + row.count; chunk++) {
      if (this.#owners[chunk] !== row.id) continue;
      this.#owners[chunk] = NOBODY;
      this.#terms -= this.#lengths[chunk]!;
      this.#chunks--;
    }
  }

  #grow(numbers: number): void {
    const size = numbers;
    const room =
      this.#owners.buffer.byteLength / 4 >= size ? this.#owners.buffer : new ArrayBuffer(4 * (size + (size >> 2)));
    const owners = new Int32Array(room, 0, size);
    if (room !== this.#owners.buffer) owners.set(this.#owners);
    owners.fill(NOBODY, this.#owners.length);
    const lengths = new Uint16Array(owners.length);
    lengths.set(this.#lengths);
    this.#owners = owners;
    this.#lengths = lengths;
  }
}
