/** Keeps what was read for keys until it weighs too much together; then all is let go of and read again as it is asked for. */
export class BoundedMap<K, V> {
  readonly #most: number;
  readonly #weigh: (value: V) => number;
  readonly #kept = new Map<K, V>();
  #weight = 0;

  constructor(most: number, weigh: (value: V) => number) {
    this.#most = most;
    this.#weigh = weigh;
  }

  /** What is kept for the key, or is read for it now; `undefined` is not kept. */
  of<R extends V | undefined>(key: K, read: () => R): V | R {
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const value = read();
    if (value === undefined) return value;
    if (this.#weight > this.#most) {
      this.#kept.clear();
      this.#weight = 0;
    }
    this.#kept.set(key, value as V);
    this.#weight += this.#weigh(value as V);
    return value;
  }
}
