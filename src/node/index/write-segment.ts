import type { Database } from "./database.ts";
import type { Segment, SegmentFile } from "./segment.ts";

/** Segments of few files remember their terms, so that they can be merged without reading the whole index. */
const FEW_FILES = 64;

/** Writes a segment in one transaction. Its files' older chunks are dead from then on. */
export function writeSegment(db: Database, segment: Segment): void {
  db.transaction(() => {
    const base = Number(db.meta("nextChunk"));
    const generation = nextGeneration(db);
    for (const file of segment.files) writeFile(db, file, base, generation);
    if (segment.chunks === 0) return;
    db.setMeta("nextChunk", base + segment.chunks);
    const few = segment.files.length <= FEW_FILES;
    const { lastInsertRowid } = db
      .prepare("INSERT INTO segments (base, level, terms) VALUES (?, ?, ?)")
      .run(base, few ? 0 : 9, few ? segment.terms : null);
    const insert = db.prepare("INSERT INTO postings VALUES (?, ?, ?)");
    const { offsets, postings } = segment;
    segment.terms.split("\n").forEach((term, i) => {
      insert.run(term, lastInsertRowid, postings.subarray(offsets[i], offsets[i + 1]));
    });
  });
}

/** Marks files as gone, in one transaction. */
export function writeRemoved(db: Database, paths: Iterable<string>): void {
  db.transaction(() => {
    const generation = nextGeneration(db);
    const nothing = new Uint8Array();
    const gone = { state: "removed", size: 0, modified: 0, hash: nothing, secrets: 0, packed: nothing } as const;
    for (const path of paths) writeFile(db, { ...gone, path, first: 0, lengths: new Uint16Array() }, 0, generation);
  });
}

/** A file that was touched, and holds what it held. */
export function writeTouched(db: Database, path: string, size: number, modified: number): void {
  db.transaction(() => {
    const touch = "UPDATE files SET size = ?, modified = ?, generation = ? WHERE path = ?";
    db.prepare(touch).run(size, modified, nextGeneration(db), path);
  });
}

function nextGeneration(db: Database): number {
  const generation = Number(db.meta("generation")) + 1;
  db.setMeta("generation", generation);
  return generation;
}

function writeFile(db: Database, file: SegmentFile, base: number, generation: number): void {
  const { path, state, size, modified, hash, secrets, lengths, packed, extracted } = file;
  const row = db
    .prepare(
      `INSERT INTO files (path, state, size, modified, hash, secrets, first, lengths, generation)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (path) DO UPDATE SET state = excluded.state, size = excluded.size, modified = excluded.modified,
         hash = excluded.hash, secrets = excluded.secrets, first = excluded.first, lengths = excluded.lengths,
         generation = excluded.generation
       RETURNING id`,
    )
    .get(path, state, size, modified, hash, secrets, base + file.first, littleEndian(lengths), generation);
  const id = Number(row!.id);
  if (packed.length > 0) db.prepare("INSERT OR REPLACE INTO chunks VALUES (?, ?)").run(id, packed);
  else db.prepare("DELETE FROM chunks WHERE file = ?").run(id);
  if (extracted !== undefined) db.prepare("INSERT OR REPLACE INTO texts VALUES (?, ?)").run(id, extracted);
  else db.prepare("DELETE FROM texts WHERE file = ?").run(id);
}

function littleEndian(lengths: Uint16Array): Uint8Array {
  const bytes = new Uint8Array(2 * lengths.length);
  const view = new DataView(bytes.buffer);
  lengths.forEach((length, i) => {
    view.setUint16(2 * i, length, true);
  });
  return bytes;
}
