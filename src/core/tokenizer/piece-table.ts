import { MULTIPLIER } from "./piece-batch.ts";
import type { Vocabulary } from "./vocabulary.ts";

const SPREAD = 0x9e3779b1;
const CACHED_PIECES = 1 << 17;
const CACHED_BYTES = 1 << 21;
const CACHED_IDS = 1 << 19;
/** Longer pieces are rare and not worth the room. */
export const LONGEST_CACHED = 255;

/**
 * Bytes to tokens, without strings: the vocabulary's tokens (entry = id) and behind them the pieces met so far
 * (entry >= `vocabularySize`). Open addressing over (hash, entry + 1) pairs. A full cache is emptied; because cached
 * entries came after the vocabulary's, taking them out leaves the vocabulary's probe paths as they were.
 */
export class PieceTable {
  readonly vocabularySize: number;
  /** All bytes; entry `e` is `bytes[starts[e] .. starts[e + 1]]`. */
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
  /** Rolling hash of each token of the vocabulary. */
  readonly hashes: Int32Array;
  /** Tokens of an entry; 0 for a token of the vocabulary that is not known to be what its own bytes merge into. */
  readonly counts: Uint8Array;
  readonly slots: Int32Array;
  readonly shift: number;
  readonly longestToken: number;
  /** Powers of the hash's multiplier. */
  readonly powers: Int32Array;
  #entries: number;
  #ids = new Uint32Array(1 << 12);
  readonly #firstIds: Uint32Array;

  constructor(vocabulary: Vocabulary) {
    const { offsets } = vocabulary;
    const size = offsets.length - 1;
    this.vocabularySize = size;
    this.#entries = size;
    this.bytes = new Uint8Array(offsets[size] + CACHED_BYTES);
    this.bytes.set(vocabulary.bytes.subarray(0, offsets[size]));
    this.starts = new Uint32Array(size + CACHED_PIECES + 1);
    this.starts.set(offsets);
    this.hashes = new Int32Array(size);
    this.counts = new Uint8Array(size + CACHED_PIECES);
    this.#firstIds = new Uint32Array(CACHED_PIECES + 1);
    const bits = Math.ceil(Math.log2(1.5 * (size + CACHED_PIECES)));
    this.shift = 32 - bits;
    this.slots = new Int32Array(2 << bits);
    this.longestToken = this.#insertVocabulary(vocabulary.wholePieces);
    this.powers = new Int32Array(this.longestToken + 1);
    this.powers[0] = 1;
    for (let i = 1; i <= this.longestToken; i++) this.powers[i] = Math.imul(this.powers[i - 1], MULTIPLIER);
  }

  #insertVocabulary(whole: boolean): number {
    const { bytes, starts, hashes, slots, shift } = this;
    const mask = slots.length - 1;
    let longest = 0;
    for (let id = 0; id < this.vocabularySize; id++) {
      const end = starts[id + 1];
      if (end === starts[id]) continue;
      let hash = 0;
      for (let i = starts[id]; i < end; i++) hash = (Math.imul(hash, MULTIPLIER) + bytes[i]) | 0;
      hashes[id] = hash;
      let slot = (Math.imul(hash, SPREAD) >>> shift) << 1;
      while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
      slots[slot] = hash;
      slots[slot + 1] = id + 1;
      if (end - starts[id] > longest) longest = end - starts[id];
    }
    if (whole) this.counts.fill(1, 0, this.vocabularySize);
    return longest;
  }

  /** The entry of the piece `bytes[from .. to)`, or -1. */
  find(source: Uint8Array, from: number, to: number, hash: number): number {
    const { bytes, starts, slots, counts } = this;
    const mask = slots.length - 1;
    let slot = (Math.imul(hash, SPREAD) >>> this.shift) << 1;
    for (let found = slots[slot + 1]; found !== 0; found = slots[slot + 1]) {
      if (slots[slot] === hash) {
        const entry = found - 1;
        const start = starts[entry];
        if (starts[entry + 1] - start === to - from && counts[entry] !== 0) {
          let i = from;
          let j = start;
          while (i < to && source[i] === bytes[j]) {
            i++;
            j++;
          }
          if (i === to) return entry;
        }
      }
      slot = (slot + 2) & mask;
    }
    return -1;
  }

  /** The id of the token `bytes[from .. to)`, or -1. */
  findToken(source: Uint8Array, from: number, to: number, hash: number): number {
    const { bytes, starts, slots } = this;
    const mask = slots.length - 1;
    let slot = (Math.imul(hash, SPREAD) >>> this.shift) << 1;
    for (let found = slots[slot + 1]; found !== 0; found = slots[slot + 1]) {
      if (slots[slot] === hash) {
        if (found > this.vocabularySize) return -1;
        const start = starts[found - 1];
        if (starts[found] - start === to - from) {
          let i = 0;
          while (i < to - from && source[from + i] === bytes[start + i]) i++;
          if (i === to - from) return found - 1;
        }
      }
      slot = (slot + 2) & mask;
    }
    return -1;
  }

  /** The id of the token that is `left` and `right` joined, or -1. */
  findJoined(left: number, right: number): number {
    const { bytes, starts, slots, hashes } = this;
    const leftStart = starts[left];
    const leftLength = starts[left + 1] - leftStart;
    const rightStart = starts[right];
    const rightLength = starts[right + 1] - rightStart;
    const length = leftLength + rightLength;
    if (length > this.longestToken) return -1;
    const hash = (Math.imul(hashes[left], this.powers[rightLength]) + hashes[right]) | 0;
    const mask = slots.length - 1;
    let slot = (Math.imul(hash, SPREAD) >>> this.shift) << 1;
    for (let found = slots[slot + 1]; found !== 0; found = slots[slot + 1]) {
      if (slots[slot] === hash && found <= this.vocabularySize) {
        const start = starts[found - 1];
        if (starts[found] - start === length) {
          let i = 0;
          while (i < leftLength && bytes[start + i] === bytes[leftStart + i]) i++;
          if (i === leftLength) {
            while (i < length && bytes[start + i] === bytes[rightStart + i - leftLength]) i++;
            if (i === length) return found - 1;
          }
        }
      }
      slot = (slot + 2) & mask;
    }
    return -1;
  }

  /** Remembers what a piece that `find` did not know merges into. */
  remember(source: Uint8Array, from: number, to: number, hash: number, ids: Uint32Array, count: number): void {
    if (count === 1) {
      this.counts[ids[0]] = 1;
      return;
    }
    const cached = this.#entries - this.vocabularySize;
    const start = this.starts[this.#entries];
    const firstId = this.#firstIds[cached];
    if (cached === CACHED_PIECES || start + to - from > this.bytes.length || firstId + count > CACHED_IDS) {
      this.#forget();
      this.remember(source, from, to, hash, ids, count);
      return;
    }
    if (firstId + count > this.#ids.length) {
      const larger = new Uint32Array(2 * this.#ids.length);
      larger.set(this.#ids);
      this.#ids = larger;
    }
    for (let i = 0; i < count; i++) this.#ids[firstId + i] = ids[i];
    this.#firstIds[cached + 1] = firstId + count;
    for (let i = from; i < to; i++) this.bytes[start + i - from] = source[i];
    this.starts[this.#entries + 1] = start + to - from;
    this.counts[this.#entries] = count;
    const mask = this.slots.length - 1;
    let slot = (Math.imul(hash, SPREAD) >>> this.shift) << 1;
    while (this.slots[slot + 1] !== 0) slot = (slot + 2) & mask;
    this.slots[slot] = hash;
    this.slots[slot + 1] = ++this.#entries;
  }

  #forget(): void {
    const { slots, vocabularySize } = this;
    for (let slot = 0; slot < slots.length; slot += 2) {
      if (slots[slot + 1] > vocabularySize) {
        slots[slot] = 0;
        slots[slot + 1] = 0;
      }
    }
    this.#entries = vocabularySize;
  }

  /** Writes the `counts[entry]` ids of an entry to `into[at ..]`; returns where the next go. */
  copyIds(entry: number, into: Uint32Array, at: number): number {
    if (entry < this.vocabularySize) {
      into[at] = entry;
      return at + 1;
    }
    const first = this.#firstIds[entry - this.vocabularySize];
    const count = this.counts[entry];
    for (let i = 0; i < count; i++) into[at + i] = this.#ids[first + i];
    return at + count;
  }
}
