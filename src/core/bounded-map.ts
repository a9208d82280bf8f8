interface Kept<V> {
  readonly value: V;
  readonly weight: number;
}

/** Keeps what was read for keys until it weighs too much together; what was asked for longest ago is let go of first. */
export class BoundedMap<K, V> {
  readonly #most: number;
  readonly #weigh: (value: V) => number;
  /** From what was asked for longest ago to the latest. */
  readonly #kept = new Map<K, Kept<V>>();
  #weight = 0;

  constructor(most: number, weigh: (value: V) => number) {
    this.#most = most;
    this.#weigh = weigh;
  }

  /** What is kept for the key, or is read for it now; `undefined` is not kept. */
  of<R extends V | undefined>(key: K, read: () => R): V | R {
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept.value;
    }
    const value = read();
    if (value === undefined) return value;
    const weight = this.#weigh(value as V);
    for (const [oldest, old] of this.#kept) {
      if (this.#weight + weight <= this.#most) break;
      this.#kept.delete(oldest);
      this.#weight -= old.weight;
    }
    this.#kept.set(key, { value: value as V, weight });
    this.#weight += weight;
    return value;
  }

  clear(): void {
    this.#kept.clear();
    this.#weight = 0;
  }
}
