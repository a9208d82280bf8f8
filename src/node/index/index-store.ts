import { UserError } from "../../core/user-error.ts";
import { Database, isBusy, isDamage, isFull, removeDatabase } from "./database.ts";
import { FileTable } from "./file-table.ts";
import { PostingsReader } from "./postings.ts";
import type { Segment } from "./segment.ts";
import { writeRemoved, writeSegment, writeTouched } from "./write-segment.ts";

/** The file of an index with what is read from it. It heals: a file that is damaged is begun anew, empty. */
export class IndexStore {
  readonly #file: string;
  readonly #onDamage: (reason: string) => void;
  readonly #mostPages: number | undefined;
  #db: Database;
  #files: FileTable;
  #postings: PostingsReader;
  #isSynced = false;

  /** @throws what SQLite throws where the file cannot be opened nor begun anew */
  constructor(file: string, onDamage: (reason: string) => void, mostPages?: number) {
    this.#file = file;
    this.#mostPages = mostPages;
    this.#onDamage = onDamage;
    const opened = this.#open();
    this.#db = opened.db;
    this.#files = opened.files;
    this.#postings = opened.postings;
  }

  get db(): Database {
    return this.#db;
  }

  /** As of the last `read` or `write`. */
  get files(): FileTable {
    return this.#files;
  }

  get postings(): PostingsReader {
    return this.#postings;
  }

  /** Reads what is there now. Where the file turns out to be damaged, it is begun anew and read again: empty. */
  read<T>(run: () => T): T {
    try {
      this.sync();
      return run();
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.heal(error);
      return run();
    }
  }

  /** Takes up what others wrote; once for all that is read in one go, which so is of one state. */
  sync(): void {
    if (this.#isSynced) return;
    if (!this.#db.isCurrent) this.#reopen();
    if (this.#files.sync()) this.#postings.forget();
    this.#isSynced = true;
    queueMicrotask(() => {
      this.#isSynced = false;
    });
  }

  /** UserErrors: `index-full` where the disk has no room, `index-busy` where another process does not let go. */
  write(change: (db: Database) => void): UserError | undefined {
    try {
      if (!this.#db.isCurrent) this.#reopen();
      change(this.#db);
      this.#files.sync(true);
      this.#postings.forget();
      return undefined;
    } catch (error) {
      if (isFull(error)) return new UserError("index-full", "The disk has no room for the index of the workspace.");
      if (isBusy(error))
        return new UserError("index-busy", "Another process is writing to the index of the workspace.");
      if (!isDamage(error)) throw error;
      this.heal(error);
      return new UserError("index-damaged", "The index of the workspace was damaged and is built anew.");
    }
  }

  writeSegment(segment: Segment): UserError | undefined {
    return this.write((db) => writeSegment(db, segment));
  }

  writeRemoved(paths: readonly string[]): UserError | undefined {
    return paths.length === 0 ? undefined : this.write((db) => writeRemoved(db, paths));
  }

  writeTouched(path: string, size: number, modified: number): UserError | undefined {
    return this.write((db) => writeTouched(db, path, size, modified));
  }

  /** Begins the file anew. */
  heal(reason: unknown): void {
    this.#db.close();
    removeDatabase(this.#file);
    this.#reopen();
    this.#onDamage(reason instanceof Error ? reason.message : String(reason));
  }

  close(): void {
    this.#db.close();
  }

  #reopen(): void {
    this.#db.close();
    const opened = this.#open();
    this.#db = opened.db;
    this.#files = opened.files;
    this.#postings = opened.postings;
  }

  #open() {
    try {
      return this.#opened();
    } catch (error) {
      if (!isDamage(error)) throw error;
      removeDatabase(this.#file);
      const opened = this.#opened();
      this.#onDamage(error instanceof Error ? error.message : String(error));
      return opened;
    }
  }

  #opened() {
    const db = new Database(this.#file);
    if (this.#mostPages !== undefined) db.limitPages(this.#mostPages);
    try {
      const files = new FileTable(db);
      return { db, files, postings: new PostingsReader(db, files) };
    } catch (error) {
      db.close();
      throw error;
    }
  }
}
