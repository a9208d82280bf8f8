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

const NOBODY = -1;
const COLUMNS = "id, path, state, size, modified, hash, secrets, first, lengths, generation";

/** The files of an index in memory: whose a chunk is and how long. Follows what this and other processes write. */
export class FileTable {
  readonly #db: Database;
  readonly #byPath = new Map<string, FileRow>();
  readonly #byId = new Map<number, FileRow>();
  /** For each chunk number the id of its file, or NOBODY where the file has other chunks by now. */
  #owners = new Int32Array(0);
  #lengths = new Uint16Array(0);
  #generation = 0;
  #version = NOBODY;
  #chunks = 0;
  #terms = 0;

  constructor(db: Database) {
    this.#db = db;
    this.sync(true);
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
    return Math.max(1, this.#terms / Math.max(1, this.#chunks));
  }

  get lengths(): Uint16Array {
    return this.#lengths;
  }

  /** Rows by id, which is the order in which they came. */
  rows(): IterableIterator<FileRow> {
    return this.#byId.values();
  }

  row(path: string): FileRow | undefined {
    return this.#byPath.get(path);
  }

  ownerOf(chunk: number): FileRow | undefined {
    return this.#byId.get(this.#owners[chunk] ?? NOBODY);
  }

  isLive(chunk: number): boolean {
    return (this.#owners[chunk] ?? NOBODY) !== NOBODY;
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
    for (const row of changed.iterate(this.#generation)) {
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
    const bytes = values.lengths as Uint8Array;
    const row: FileRow = {
      id,
      path: String(values.path),
      state: values.state as FileState,
      size: Number(values.size),
      modified: Number(values.modified),
      hash: values.hash as Uint8Array,
      secrets: Number(values.secrets),
      first: Number(values.first),
      count: bytes.length >> 1,
    };
    this.#byId.set(id, row);
    this.#byPath.set(row.path, row);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const lengths = this.#lengths;
    let terms = 0;
    for (let i = 0, chunk = row.first; i < row.count; i++, chunk++) {
      const length = view.getUint16(2 * i, true);
      lengths[chunk] = length;
      terms += length;
    }
    this.#owners.fill(id, row.first, row.first + row.count);
    this.#terms += terms;
    this.#chunks += row.count;
  }

  #drop(row: FileRow): void {
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
