import type { Encodable, EncodeOptions, Encoder } from "../../core/select/encoder.ts";
import { vectorKey } from "./vector-key.ts";

/** Room for the vectors of about 40,000 sentences of 384 dimensions. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What a vector takes beside its numbers: its hash, its object, its place in the table. */
const ENTRY_BYTES = 200;

/**
 * An encoder that remembers vectors by the hash of their text: text that has not changed is never encoded again, nor
 * twice in one call. The vectors used longest ago are forgotten when they take more than `mostBytes`.
 */
export class VectorCache implements Encoder {
  readonly #encoder: Encoder;
  readonly #most: number;
  /** In order of use, the last one used at the end. */
  readonly #vectors = new Map<string, Float32Array>();

  constructor(encoder: Encoder, mostBytes = MOST_BYTES) {
    this.#encoder = encoder;
    this.#most = Math.floor(mostBytes / (encoder.dimensions * Float32Array.BYTES_PER_ELEMENT + ENTRY_BYTES));
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
    const rows = new Float32Array(texts.length * dimensions);
    const put = (vector: Float32Array, row: number) => rows.set(vector, row * dimensions);
    /** Rows that wait for the vector of a text. */
    const waiting = new Map<string, { readonly text: Encodable; readonly rows: number[] }>();
    for (const [row, text] of texts.entries()) {
      const hash = vectorKey(text).toString("base64");
      const known = this.#use(hash);
      if (known !== undefined) put(known, row);
      else if (waiting.has(hash)) waiting.get(hash)!.rows.push(row);
      else waiting.set(hash, { text, rows: [row] });
    }
    if (waiting.size === 0) return rows;
    const encoded = await this.#encoder.encode(
      Array.from(waiting.values(), ({ text }) => text),
      options,
    );
    let i = 0;
    for (const [hash, entry] of waiting) {
      const vector = encoded.slice(i * dimensions, ++i * dimensions);
      for (const row of entry.rows) put(vector, row);
      this.#keep(hash, vector);
    }
    return rows;
  }

  #use(hash: string): Float32Array | undefined {
    const vector = this.#vectors.get(hash);
    if (vector === undefined) return undefined;
    this.#vectors.delete(hash);
    this.#vectors.set(hash, vector);
    return vector;
  }

  #keep(hash: string, vector: Float32Array): void {
    this.#vectors.set(hash, vector);
    for (const oldest of this.#vectors.keys()) {
      if (this.#vectors.size <= this.#most) return;
      this.#vectors.delete(oldest);
    }
  }
}
