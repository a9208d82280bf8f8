import { type MergeRules, NEVER } from "./merge-rules.ts";

/**
 * Byte-pair merging of a long piece in n log n: tokens as a linked list over byte positions, candidates in a binary
 * heap by (order, position). A candidate whose pair has changed since is passed over.
 */
export function mergeByHeap(rules: MergeRules, byteIds: Uint32Array, bytes: Uint8Array): Uint32Array {
  return mergeIds(
    rules,
    Int32Array.from(bytes, (byte) => byteIds[byte]),
  );
}

/** The same for tokens that are given; changes `ids`. */
export function mergeIds(rules: MergeRules, ids: Int32Array): Uint32Array {
  const length = ids.length;
  const next = new Int32Array(length);
  const previous = new Int32Array(length);
  /** Order of the merge of the token at a position with the one behind it. */
  const orders = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    next[i] = i + 1;
    previous[i] = i - 1;
  }
  const heap = new CandidateHeap(length);
  for (let i = 0; i < length; i++) {
    orders[i] = i + 1 < length ? rules.order(ids[i], ids[i + 1]) : NEVER;
    if (orders[i] !== NEVER) heap.push(orders[i], i);
  }
  let count = length;
  while (heap.size > 0) {
    const order = heap.topOrder;
    const at = heap.topPosition;
    heap.pop();
    if (orders[at] !== order) continue;
    const gone = next[at];
    const behind = next[gone];
    ids[at] = rules.merged(order);
    orders[gone] = -1;
    next[at] = behind;
    count--;
    if (behind < length) {
      previous[behind] = at;
      orders[at] = rules.order(ids[at], ids[behind]);
      if (orders[at] !== NEVER) heap.push(orders[at], at);
    } else orders[at] = NEVER;
    const before = previous[at];
    if (before >= 0) {
      orders[before] = rules.order(ids[before], ids[at]);
      if (orders[before] !== NEVER) heap.push(orders[before], before);
    }
  }
  const result = new Uint32Array(count);
  for (let at = 0, i = 0; at < length; at = next[at]) result[i++] = ids[at];
  return result;
}

/** A binary heap of (order, position), the least on top; grows as needed. */
export class CandidateHeap {
  size = 0;
  #orders: Int32Array;
  #positions: Int32Array;

  constructor(capacity: number) {
    this.#orders = new Int32Array(capacity + 16);
    this.#positions = new Int32Array(capacity + 16);
  }

  get topOrder(): number {
    return this.#orders[0];
  }

  get topPosition(): number {
    return this.#positions[0];
  }

  push(order: number, position: number): void {
    if (this.size === this.#orders.length) this.#grow();
    const orders = this.#orders;
    const positions = this.#positions;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (orders[parent] < order || (orders[parent] === order && positions[parent] <= position)) break;
      orders[at] = orders[parent];
      positions[at] = positions[parent];
      at = parent;
    }
    orders[at] = order;
    positions[at] = position;
  }

  pop(): void {
    const orders = this.#orders;
    const positions = this.#positions;
    const order = orders[--this.size];
    const position = positions[this.size];
    let at = 0;
    for (let child = 1; child < this.size; child = 2 * at + 1) {
      const other = child + 1;
      if (
        other < this.size &&
        (orders[other] < orders[child] || (orders[other] === orders[child] && positions[other] < positions[child]))
      ) {
        child = other;
      }
      if (order < orders[child] || (order === orders[child] && position <= positions[child])) break;
      orders[at] = orders[child];
      positions[at] = positions[child];
      at = child;
    }
    orders[at] = order;
    positions[at] = position;
  }

  #grow(): void {
    const orders = new Int32Array(2 * this.size);
    const positions = new Int32Array(2 * this.size);
    orders.set(this.#orders);
    positions.set(this.#positions);
    this.#orders = orders;
    this.#positions = positions;
  }
}
