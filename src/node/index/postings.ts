import { BoundedMap } from "../../core/bounded-map.ts";
import type { Database } from "./database.ts";
import { type FileTable, NOBODY } from "./file-table.ts";

/** The live chunks that hold a term, and how often. */
export interface Postings {
  readonly chunks: Int32Array;
  readonly times: Uint16Array;
}

/** Chunk numbers kept between questions, of 6 bytes: the common words of one question are those of the next. */
const MOST_KEPT = 4_000_000;

/** Reads where terms stand. What was read is kept until somebody writes. */
export class PostingsReader {
  readonly #db: Database;
  readonly #files: FileTable;
  readonly #kept = new BoundedMap<string, Postings>(MOST_KEPT, ({ chunks }) => chunks.length);
  #bases: Map<number, number> | undefined;

  constructor(db: Database, files: FileTable) {
    this.#db = db;
    this.#files = files;
  }

  /** To be called when the files have changed. */
  forget(): void {
    this.#kept.clear();
    this.#bases = undefined;
  }

  of(term: string): Postings {
    return this.#kept.of(term, () => this.#read(term));
  }

  #read(term: string): Postings {
    this.#bases ??= new Map(
      this.#db
        .prepare("SELECT id, base FROM segments")
        .all()
        .map(({ id, base }) => [Number(id), Number(base)]),
    );
    const rows = this.#db.prepare("SELECT segment, chunks FROM postings WHERE term = ? ORDER BY segment").all(term);
    // A chunk takes a byte or more.
    const most = rows.reduce((sum, row) => sum + (row.chunks as Uint8Array).length, 0);
    const chunks = new Int32Array(most);
    const times = new Uint16Array(most);
    let count = 0;
    for (const { segment, chunks: bytes } of rows)
      count = this.#unpack(bytes as Uint8Array, (this.#bases.get(Number(segment)) ?? 0) - 1, chunks, times, count);
    return { chunks: chunks.subarray(0, count), times: times.subarray(0, count) };
  }

  /** See `addPosting`; a loop without calls, since a common term stands in hundreds of thousands of chunks. */
  #unpack(bytes: Uint8Array, before: number, chunks: Int32Array, times: Uint16Array, from: number): number {
    const { owners } = this.#files;
    let count = from;
    let chunk = before;
    for (let at = 0; at < bytes.length; ) {
      let byte = bytes[at++]!;
      let value = byte & 127;
      for (let shift = 7; byte > 127 && at < bytes.length; shift += 7) {
        byte = bytes[at++]!;
        value |= (byte & 127) << shift;
      }
      let often = 1;
      if ((value & 1) === 1) {
        byte = bytes[at++] ?? 0;
        often = byte & 127;
        for (let shift = 7; byte > 127 && at < bytes.length; shift += 7) {
          byte = bytes[at++]!;
          often |= (byte & 127) << shift;
        }
      }
      chunk += value >>> 1;
      if (chunk >= owners.length || chunk < 0) break;
      if (owners[chunk] === NOBODY) continue;
      chunks[count] = chunk;
      times[count++] = Math.min(often, 0xffff);
    }
    return count;
  }
}
