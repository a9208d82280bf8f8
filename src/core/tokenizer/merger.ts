import { mergeByHeap } from "./merge-heap.ts";
import { type MergeRules, NEVER } from "./merge-rules.ts";

/** Up to this many bytes, looking through an array for the earliest merge beats a heap. */
const LONGEST_SCAN = 100;

/** Byte-pair merging of one piece: the earliest merge first, of equal ones the leftmost. */
export class Merger {
  /** Ids of the piece merged last; as many as `merge` returned. */
  ids: Uint32Array;
  readonly #short = new Uint32Array(LONGEST_SCAN);
  readonly #orders = new Int32Array(LONGEST_SCAN);
  readonly #rules: MergeRules;
  readonly #byteIds: Uint32Array;
  readonly #starts: Uint32Array;
  /** Order of the merge of two bytes, by first byte * 256 + second. */
  readonly #byteOrders: Int32Array;

  /** `starts`: token `id` has `starts[id + 1] - starts[id]` bytes. */
  constructor(rules: MergeRules, byteIds: Uint32Array, starts: Uint32Array) {
    this.#rules = rules;
    this.#starts = starts;
    this.#byteIds = byteIds;
    this.#byteOrders = new Int32Array(0x10000).fill(-1);
    this.ids = this.#short;
  }

  /** Merges `bytes[from .. to)`; returns the number of tokens. */
  merge(bytes: Uint8Array, from: number, to: number): number {
    if (from === to) return 0;
    if (to - from > LONGEST_SCAN) {
      this.ids = mergeByHeap(this.#rules, this.#byteIds, bytes.subarray(from, to));
      return this.ids.length;
    }
    const ids = this.#short;
    this.ids = ids;
    const orders = this.#orders;
    const rules = this.#rules;
    let count = to - from;
    for (let i = 0; i < count; i++) ids[i] = this.#byteIds[bytes[from + i]];
    for (let i = 0; i + 1 < count; i++) orders[i] = this.#orderOfBytes(bytes[from + i], bytes[from + i + 1]);
    orders[count - 1] = NEVER;
    for (;;) {
      let best = NEVER;
      let at = 0;
      for (let i = 0; i + 1 < count; i++) {
        if (orders[i] < best) {
          best = orders[i];
          at = i;
        }
      }
      if (best === NEVER) return count;
      ids[at] = rules.merged(best);
      count--;
      for (let i = at + 1; i < count; i++) {
        ids[i] = ids[i + 1];
        orders[i] = orders[i + 1];
      }
      orders[at] = at + 1 < count ? rules.order(ids[at], ids[at + 1]) : NEVER;
      if (at > 0) orders[at - 1] = rules.order(ids[at - 1], ids[at]);
    }
  }

  /** Merges the bytes; returns where each token ends. */
  ends(bytes: Uint8Array): Uint32Array {
    const count = this.merge(bytes, 0, bytes.length);
    const ends = new Uint32Array(count);
    let end = 0;
    for (let i = 0; i < count; i++) {
      end += this.#starts[this.ids[i] + 1] - this.#starts[this.ids[i]];
      ends[i] = end;
    }
    return ends;
  }

  #orderOfBytes(left: number, right: number): number {
    const pair = (left << 8) | right;
    const known = this.#byteOrders[pair];
    if (known >= 0) return known;
    const order = this.#rules.order(this.#byteIds[left], this.#byteIds[right]);
    this.#byteOrders[pair] = order;
    return order;
  }
}
