/**
 * SentencePiece's compiled map from characters to normal ones: a trie as a double array (darts-clone), and the texts that
 * its values point to, each ended by a NUL. A damaged map finds less; it never reads outside.
 */
export class CharactersMap {
  readonly #units: Uint32Array;
  readonly #texts: Uint8Array;
  /** Bytes of the longest prefix found last, and where what replaces it stands in `texts`. */
  length = 0;
  from = 0;
  to = 0;

  constructor(compiled: Uint8Array) {
    const view = new DataView(compiled.buffer, compiled.byteOffset, compiled.byteLength);
    const size = compiled.length < 4 ? 0 : Math.min(view.getUint32(0, true), compiled.length - 4) >>> 2;
    this.#units = Uint32Array.from({ length: size }, (_, i) => view.getUint32(4 + 4 * i, true));
    this.#texts = compiled.subarray(Math.min(compiled.length, 4 + 4 * size));
  }

  get texts(): Uint8Array {
    return this.#texts;
  }

  /** Whether a prefix of `bytes[at .. end)` is mapped; the longest one, or the `shortest`, is told by `length`, `from`, `to`. */
  find(bytes: Uint8Array, at: number, end = bytes.length, shortest = false): boolean {
    const units = this.#units;
    this.length = 0;
    let value = 0;
    let place = units.length > 0 ? offsetOf(units[0]!) : 0;
    for (let i = at; i < end; i++) {
      place ^= bytes[i]!;
      const unit = units[place];
      if (unit === undefined || (unit & LABEL) >>> 0 !== bytes[i]) break;
      place ^= offsetOf(unit);
      if ((unit & HAS_LEAF) === 0) continue;
      value = (units[place] ?? 0) & 0x7fffffff;
      this.length = i + 1 - at;
      if (shortest) break;
    }
    if (this.length === 0) return false;
    this.from = Math.min(value, this.#texts.length);
    const nul = this.#texts.indexOf(0, this.from);
    this.to = nul < 0 ? this.#texts.length : nul;
    return true;
  }
}

/** Whether a compiled map has a trie, and all of it: its size stands before it, in bytes. */
export function isWholeMap(compiled: Uint8Array): boolean {
  if (compiled.length < 4) return false;
  const size = new DataView(compiled.buffer, compiled.byteOffset, 4).getUint32(0, true);
  return size > 0 && size % 4 === 0 && size <= compiled.length - 4;
}

const LABEL = 0x800000ff;
const HAS_LEAF = 1 << 8;

const offsetOf = (unit: number) => (unit >>> 10) << ((unit & (1 << 9)) >>> 6);
