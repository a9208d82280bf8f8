import type { Database } from "./database.ts";
import { addPosting } from "./segment.ts";
import { VarintReader, VarintWriter } from "./varints.ts";

/** A saved file is a segment of its own; so many of a level are merged to one of the next. */
const MOST_OF_LEVEL = 16;
/** Segments of this level and above stay: reading one more row for a term costs little. */
const HIGHEST_LEVEL = 3;

interface Part {
  readonly id: number;
  readonly base: number;
  readonly terms: string;
}

/** Merges small segments where there are many, in one transaction; chunks of files that have changed since fall away. */
export function mergeSegments(db: Database): void {
  for (let level = 0; level < HIGHEST_LEVEL; level++) {
    if (db.number("SELECT count(*) FROM segments WHERE level = ?", level) < MOST_OF_LEVEL) continue;
    db.transaction(() => {
      const parts = db
        .prepare("SELECT id, base, terms FROM segments WHERE level = ? ORDER BY base")
        .all(level)
        .map(({ id, base, terms }): Part => ({ id: Number(id), base: Number(base), terms: String(terms ?? "") }));
      merge(db, parts, level + 1);
    });
  }
}

function merge(db: Database, parts: readonly Part[], level: number): void {
  const alive = liveChunks(db, parts[0]!.base);
  const byTerm = new Map<string, Part[]>();
  for (const part of parts) {
    for (const term of part.terms.split("\n")) {
      const having = byTerm.get(term);
      if (having === undefined) byTerm.set(term, [part]);
      else having.push(part);
    }
  }
  const base = parts[0]!.base;
  const { lastInsertRowid } = db
    .prepare("INSERT INTO segments (base, level, terms) VALUES (?, ?, '')")
    .run(base, level);
  const select = db.prepare("SELECT chunks FROM postings WHERE term = ? AND segment = ?");
  const drop = db.prepare("DELETE FROM postings WHERE term = ? AND segment = ?");
  const insert = db.prepare("INSERT INTO postings VALUES (?, ?, ?)");
  const kept: string[] = [];
  for (const [term, having] of byTerm) {
    const writer = new VarintWriter();
    let before = base - 1;
    for (const part of having) {
      const row = select.get(term, part.id);
      if (row !== undefined) before = copy(row.chunks as Uint8Array, part.base - 1, writer, before, alive);
      drop.run(term, part.id);
    }
    if (writer.length === 0) continue;
    insert.run(term, lastInsertRowid, writer.bytes());
    kept.push(term);
  }
  db.prepare("UPDATE segments SET terms = ? WHERE id = ?").run(kept.join("\n"), lastInsertRowid);
  for (const { id } of parts) db.prepare("DELETE FROM segments WHERE id = ?").run(id);
}

function copy(
  bytes: Uint8Array,
  from: number,
  writer: VarintWriter,
  last: number,
  alive: (chunk: number) => boolean,
): number {
  const reader = new VarintReader(bytes);
  let before = last;
  for (let chunk = from; !reader.done; ) {
    const value = reader.read();
    const times = (value & 1) === 1 ? reader.read() : 1;
    chunk += value >>> 1;
    if (!alive(chunk)) continue;
    addPosting(writer, chunk - before, times);
    before = chunk;
  }
  return before;
}

/** Which chunk numbers from `base` on belong to what a file holds now. */
function liveChunks(db: Database, base: number): (chunk: number) => boolean {
  const alive = new Set<number>();
  for (const row of db.prepare("SELECT first, length(lengths) / 2 AS count FROM files WHERE first >= ?").iterate(base))
    for (let i = 0; i < Number(row.count); i++) alive.add(Number(row.first) + i);
  return (chunk) => alive.has(chunk);
}
