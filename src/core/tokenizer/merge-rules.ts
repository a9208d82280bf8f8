import type { PieceTable } from "./piece-table.ts";

/** No merge: later than any. */
export const NEVER = 0x7fffffff;

/** Which two neighbours become one token, and which do so first. */
export interface MergeRules {
  /** When the pair merges (a smaller number is earlier), or NEVER. */
  order(left: number, right: number): number;
  /** What the pair with this order becomes. */
  merged(order: number): number;
}

const RECENT_BITS = 14;

/** tiktoken's rule: a pair whose joined bytes are a token merges, the lowest id first. */
export class RankRules implements MergeRules {
  readonly #table: PieceTable;
  /** Pairs asked for of late, as (left, right, order): the common ones need no look at the bytes. */
  readonly #recent = new Int32Array(4 << RECENT_BITS).fill(-1);

  constructor(table: PieceTable) {
    this.#table = table;
  }

  order(left: number, right: number): number {
    const recent = this.#recent;
    const at = ((Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)) >>> (32 - RECENT_BITS)) << 2;
    if (recent[at] === left && recent[at + 1] === right) return recent[at + 2];
    const id = this.#table.findJoined(left, right);
    recent[at] = left;
    recent[at + 1] = right;
    recent[at + 2] = id < 0 ? NEVER : id;
    return recent[at + 2];
  }

  merged(order: number): number {
    return order;
  }
}

/** tokenizer.json's rule: the pairs of a list, the first first. */
export class ListRules implements MergeRules {
  /** Triples (left, right, merged). */
  readonly #merges: Uint32Array;
  /** Open addressing: number of the merge + 1. */
  readonly #slots: Int32Array;
  readonly #shift: number;

  constructor(merges: Uint32Array) {
    this.#merges = merges;
    const bits = Math.max(4, Math.ceil(Math.log2((merges.length / 3) * 1.6)));
    this.#shift = 32 - bits;
    this.#slots = new Int32Array(1 << bits);
    const mask = this.#slots.length - 1;
    for (let i = 0, order = 0; i < merges.length; i += 3, order++) {
      let slot = this.#home(merges[i], merges[i + 1]);
      let known = this.#slots[slot];
      while (known !== 0 && !this.#is(known, merges[i], merges[i + 1])) {
        slot = (slot + 1) & mask;
        known = this.#slots[slot];
      }
      // A pair that is listed twice counts as tokenizer.json's reader has it: the last one.
      this.#slots[slot] = order + 1;
    }
  }

  #home(left: number, right: number): number {
    return Math.imul(Math.imul(left, 0x9e3779b1) ^ right, 0x85ebca6b) >>> this.#shift;
  }

  #is(known: number, left: number, right: number): boolean {
    const at = 3 * (known - 1);
    return this.#merges[at] === left && this.#merges[at + 1] === right;
  }

  order(left: number, right: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = this.#home(left, right);
    for (let known = slots[slot]; known !== 0; known = slots[slot]) {
      if (this.#is(known, left, right)) return known - 1;
      slot = (slot + 1) & mask;
    }
    return NEVER;
  }

  merged(order: number): number {
    return this.#merges[3 * order + 2];
  }
}
