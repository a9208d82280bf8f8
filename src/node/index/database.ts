import { existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync, StatementSync } from "node:sqlite";

/** Raised with every change of the tables, the chunkers or the terms: an index of another version is built anew. */
const VERSION = 3;
/** "PrBu": tells an index from other databases. */
export const APPLICATION = 0x50724275;

/** How long a process waits for another that writes. */
const BUSY_MS = 5_000;

const TABLES = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
  CREATE TABLE files (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, state TEXT NOT NULL, size INTEGER NOT NULL, modified REAL NOT NULL,
    hash BLOB NOT NULL, secrets INTEGER NOT NULL, first INTEGER NOT NULL, lengths BLOB NOT NULL, generation INTEGER NOT NULL
  );
  CREATE INDEX files_by_generation ON files (generation);
  CREATE TABLE chunks (file INTEGER PRIMARY KEY, packed BLOB NOT NULL);
  CREATE TABLE texts (file INTEGER PRIMARY KEY, deflated BLOB NOT NULL);
  CREATE TABLE vectors (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, packed BLOB NOT NULL);
  CREATE TABLE segments (id INTEGER PRIMARY KEY, base INTEGER NOT NULL, level INTEGER NOT NULL, terms TEXT);
  CREATE TABLE postings (
    term TEXT NOT NULL, segment INTEGER NOT NULL, chunks BLOB NOT NULL, PRIMARY KEY (term, segment)
  ) WITHOUT ROWID;
  INSERT INTO meta VALUES ('nextChunk', 0), ('generation', 0);
`;

/** The SQLite of the running Node; undefined in one that has none (before 22.13, a browser). */
export function sqlite(): typeof import("node:sqlite") | undefined {
  // Older Node knows the module under a flag only, and warns of it as an experiment in others.
  return process.getBuiltinModule?.("node:sqlite");
}

/** An open index file and its statements, each prepared once. */
export class Database {
  readonly file: string;
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  readonly #inode: bigint | undefined;

  /** @throws what SQLite throws: see `isDamage` and `isFull` */
  constructor(file: string) {
    const module = sqlite();
    if (module === undefined) throw new Error("this Node has no SQLite");
    this.file = file;
    mkdirSync(dirname(file), { recursive: true });
    this.#db = new module.DatabaseSync(file, { timeout: BUSY_MS });
    try {
      // Into the file itself, not its log: whose it is must be seen also where all after this was cut off.
      if (this.#pragma("page_count") === 0) this.#db.exec(`PRAGMA application_id = ${APPLICATION}`);
      // A text may be lost with the power, and is then read again; the file stays sound.
      this.#db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000;");
      this.#db.exec("PRAGMA journal_size_limit = 16000000; PRAGMA temp_store = MEMORY;");
      this.#prepareTables();
    } catch (error) {
      this.#db.close();
      throw error;
    }
    this.#inode = inodeOf(file);
  }

  /** Whether the path still leads to this file, and not to one that another process put in its place. */
  get isCurrent(): boolean {
    return inodeOf(this.file) === this.#inode;
  }

  get isOpen(): boolean {
    return this.#db.isOpen;
  }

  prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** Runs in one transaction that no other process writes beside; nothing has happened where it throws. */
  transaction<T>(run: () => T): T {
    this.#db.exec("BEGIN IMMEDIATE");
    try {
      const result = run();
      this.#db.exec("COMMIT");
      return result;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec("ROLLBACK");
      throw error;
    }
  }

  number(sql: string, ...values: (string | number)[]): number {
    return Number(Object.values(this.prepare(sql).get(...values) ?? { none: 0 })[0]);
  }

  meta(key: string): string | number | undefined {
    return this.prepare("SELECT value FROM meta WHERE key = ?").get(key)?.value as string | number | undefined;
  }

  setMeta(key: string, value: string | number): void {
    this.prepare("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value").run(
      key,
      value,
    );
  }

  /** Whether every page is as SQLite left it. Reads the whole file. */
  isSound(): boolean {
    return this.#db.prepare("PRAGMA quick_check(1)").get()?.quick_check === "ok";
  }

  /** At most so many pages of 4 KiB: a full disk. */
  limitPages(most: number): void {
    this.#db.exec(`PRAGMA max_page_count = ${Math.floor(most)}`);
  }

  close(): void {
    this.#statements.clear();
    if (this.#db.isOpen) this.#db.close();
  }

  #prepareTables(): void {
    if (this.#isOurs()) return;
    this.transaction(() => {
      // Another process may have been first.
      if (this.#isOurs()) return;
      if (this.number("SELECT count(*) FROM sqlite_schema") > 0) throw new WrongVersion();
      this.#db.exec(`${TABLES} PRAGMA user_version = ${VERSION};`);
    });
  }

  #isOurs(): boolean {
    return this.#pragma("user_version") === VERSION && this.#pragma("application_id") === APPLICATION;
  }

  #pragma(name: string): number {
    return Number(Object.values(this.#db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
  }
}

/** The file is a sound database, but not an index of this version. */
class WrongVersion extends Error {}

/** Takes an index file off the disk, with what SQLite keeps beside it. */
export function removeDatabase(file: string): void {
  for (const end of ["", "-wal", "-shm", "-journal"]) rmSync(file + end, { force: true });
}

const DAMAGED = new Set([11, 26]);
const IO_ERROR = 10;
const FULL = 13;
const BUSY = new Set([5, 6]);

function primaryCode(error: unknown): number {
  return error instanceof Error && "errcode" in error ? Number(error.errcode) & 0xff : 0;
}

/** Whether an error says that the file is no sound index: it has to be built anew. */
export function isDamage(error: unknown): boolean {
  const noTable = error instanceof Error && primaryCode(error) === 1 && /no such (?:table|column)/.test(error.message);
  return error instanceof WrongVersion || noTable || DAMAGED.has(primaryCode(error)) || primaryCode(error) === IO_ERROR;
}

/** Whether an error says that there is no room on the disk. */
export function isFull(error: unknown): boolean {
  return primaryCode(error) === FULL;
}

/** Whether another process held the file for longer than one waits. */
export function isBusy(error: unknown): boolean {
  return BUSY.has(primaryCode(error));
}

function inodeOf(file: string): bigint | undefined {
  return existsSync(file) ? statSync(file, { bigint: true }).ino : undefined;
}
