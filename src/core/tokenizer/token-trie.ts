const SPREAD = 0x9e3779b1;

/** The tokens of a vocabulary as a tree of their UTF-16 code units, for the longest one that a text goes on with. */
export class TokenTrie {
  /** Edges by open addressing: `froms[slot]` and `units[slot]` name one, `targets[slot]` is its node; 0 is the root. */
  readonly #froms: Int32Array;
  readonly #units: Uint16Array;
  readonly #targets: Int32Array;
  readonly #shift: number;
  /** The id of the token that ends at a node, or -1. */
  readonly #ids: Int32Array;

  /** Of tokens with their ids; the last one wins where two are the same. */
  constructor(tokens: readonly (readonly [token: string, id: number])[]) {
    const most = tokens.reduce((sum, [token]) => sum + token.length, 1);
    const bits = Math.ceil(Math.log2(1.5 * most + 1));
    this.#shift = 32 - bits;
    this.#froms = new Int32Array(1 << bits);
    this.#units = new Uint16Array(1 << bits);
    this.#targets = new Int32Array(1 << bits);
    this.#ids = new Int32Array(most).fill(-1);
    let nodes = 1;
    for (const [token, id] of tokens) {
      let node = 0;
      for (let i = 0; i < token.length; i++) {
        const unit = token.charCodeAt(i);
        const slot = this.#slotOf(node, unit);
        if (this.#targets[slot] === 0) {
          this.#froms[slot] = node;
          this.#units[slot] = unit;
          this.#targets[slot] = nodes++;
        }
        node = this.#targets[slot]!;
      }
      this.#ids[node] = id;
    }
  }

  /** The id of the longest token that `text` goes on with at `start`, and where it ends; -1: there is none. */
  longest(text: string, start: number, found: { id: number; end: number }): void {
    found.id = -1;
    let node = 0;
    for (let i = start; i < text.length; i++) {
      node = this.#targets[this.#slotOf(node, text.charCodeAt(i))]!;
      if (node === 0) return;
      if (this.#ids[node]! >= 0) {
        found.id = this.#ids[node]!;
        found.end = i + 1;
      }
    }
  }

  /** The node behind another one (0 is the root) on a code unit; 0: no token goes on so. */
  next(node: number, unit: number): number {
    return this.#targets[this.#slotOf(node, unit)]!;
  }

  /** The id of the token that ends at a node, or -1. */
  idAt(node: number): number {
    return this.#ids[node]!;
  }

  /** The slot of an edge, or the free one that it would take. */
  #slotOf(node: number, unit: number): number {
    const mask = this.#targets.length - 1;
    let slot = Math.imul(Math.imul(node, SPREAD) ^ unit, SPREAD) >>> this.#shift;
    while (this.#targets[slot] !== 0 && (this.#froms[slot] !== node || this.#units[slot] !== unit))
      slot = (slot + 1) & mask;
    return slot;
  }
}
