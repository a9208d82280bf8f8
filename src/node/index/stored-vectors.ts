import type { Encodable, EncodeOptions, Encoder } from "../../core/select/encoder.ts";
import { vectorKey } from "../inference/vector-key.ts";
import type { Database } from "./database.ts";
import type { IndexStore } from "./index-store.ts";

/** About 40 MB of 384 dimensions; those that came first go first. */
const MOST_VECTORS = 100_000;

/** A vector as bytes: what the largest of its numbers is, then each number in 127ths of that. */
const SCALE_BYTES = Float32Array.BYTES_PER_ELEMENT;
const STEPS = 127;

/**
 * An encoder whose vectors stay in the index of a workspace: what a model has read once it need not read again after the
 * editor was closed. The vectors are those that are stored, rounded to a byte a number, also when they are new.
 */
export class StoredVectors implements Encoder {
  readonly #encoder: Encoder;
  readonly #store: IndexStore;

  constructor(encoder: Encoder, store: IndexStore) {
    this.#encoder = encoder;
    this.#store = store;
  }

  get name(): string {
    return this.#encoder.name;
  }

  get dimensions(): number {
    return this.#encoder.dimensions;
  }

  reads(text: string): boolean {
    return this.#encoder.reads(text);
  }

  async encode(texts: readonly Encodable[], options?: EncodeOptions): Promise<Float32Array> {
    const { dimensions } = this;
    const keys = texts.map((text) => vectorKey(text, this.name));
    const packed = this.#store.read(() => keys.map((key) => known(this.#store.db, key, dimensions)));
    const missing = texts.flatMap((_, i) => (packed[i] === undefined ? [i] : []));
    if (missing.length > 0) {
      const fresh = await this.#encoder.encode(
        missing.map((i) => texts[i]!),
        options,
      );
      missing.forEach((i, row) => {
        packed[i] = packVector(fresh.subarray(row * dimensions, (row + 1) * dimensions));
      });
      // Without room on the disk they are read by the model once more.
      this.#store.write((db) => db.transaction(() => remember(db, keys, packed as Uint8Array[], missing)));
    }
    const rows = new Float32Array(texts.length * dimensions);
    packed.forEach((bytes, i) => {
      unpackVector(bytes!, rows.subarray(i * dimensions, (i + 1) * dimensions));
    });
    return rows;
  }
}

function known(db: Database, key: Uint8Array, dimensions: number): Uint8Array | undefined {
  const packed = db.prepare("SELECT packed FROM vectors WHERE key = ?").get(key)?.packed;
  return packed instanceof Uint8Array && packed.length === SCALE_BYTES + dimensions ? packed : undefined;
}

function remember(db: Database, keys: readonly Uint8Array[], packed: readonly Uint8Array[], which: readonly number[]) {
  const insert = db.prepare("INSERT OR REPLACE INTO vectors (key, packed) VALUES (?, ?)");
  for (const i of which) insert.run(keys[i]!, packed[i]!);
  const last = db.number("SELECT max(id) FROM vectors");
  db.prepare("DELETE FROM vectors WHERE id <= ?").run(last - MOST_VECTORS);
}

function packVector(vector: Float32Array): Uint8Array {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const bytes = new Uint8Array(SCALE_BYTES + vector.length);
  new DataView(bytes.buffer).setFloat32(0, largest, true);
  const numbers = new Int8Array(bytes.buffer, SCALE_BYTES);
  if (largest > 0) for (let d = 0; d < vector.length; d++) numbers[d] = Math.round((vector[d]! / largest) * STEPS);
  return bytes;
}

function unpackVector(bytes: Uint8Array, into: Float32Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const step = view.getFloat32(0, true) / STEPS;
  for (let d = 0; d < into.length; d++) into[d] = view.getInt8(SCALE_BYTES + d) * step;
}
