const MULTIPLIER = 0x01000193;
const SPREAD = 0x9e3779b1;

/**
 * Numbers the distinct words of one text in the order of their first sight. A word is looked up by where it stands: a
 * Map would need each as a string of its own, and that was most of the time of reading a text.
 */
export class WordTable {
  readonly #text: string;
  #slots: Int32Array<ArrayBuffer>;
  #shift: number;
  #hashes: Int32Array<ArrayBuffer>;
  #starts: Int32Array<ArrayBuffer>;
  #ends: Int32Array<ArrayBuffer>;
  #count = 0;

  constructor(text: string) {
    this.#text = text;
    // A text of a word must not pay for a table of thousands.
    const bits = Math.min(12, 32 - Math.clz32(text.length | 8));
    this.#slots = new Int32Array(1 << bits);
    this.#shift = 32 - bits;
    this.#hashes = new Int32Array(1 << (bits - 1));
    this.#starts = new Int32Array(1 << (bits - 1));
    this.#ends = new Int32Array(1 << (bits - 1));
  }

  /** The number of the word `[start, end)`; one more than all before where it is new. */
  numberOf(start: number, end: number): number {
    const text = this.#text;
    let hash = 0;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), MULTIPLIER);
    const mask = this.#slots.length - 1;
    let slot = Math.imul(hash, SPREAD) >>> this.#shift;
    for (let word = this.#slots[slot]! - 1; word >= 0; word = this.#slots[slot]! - 1) {
      if (this.#hashes[word] === hash && this.#isSame(word, start, end)) return word;
      slot = (slot + 1) & mask;
    }
    const word = this.#count++;
    this.#slots[slot] = word + 1;
    this.#hashes[word] = hash;
    this.#starts[word] = start;
    this.#ends[word] = end;
    if (this.#count === this.#hashes.length) this.#grow();
    return word;
  }

  #isSame(word: number, start: number, end: number): boolean {
    const text = this.#text;
    let known = this.#starts[word]!;
    if (this.#ends[word]! - known !== end - start) return false;
    for (let at = start; at < end; at++, known++) {
      if (text.charCodeAt(at) !== text.charCodeAt(known)) return false;
    }
    return true;
  }

  #grow(): void {
    const wider = (list: Int32Array): Int32Array<ArrayBuffer> => {
      const longer = new Int32Array(2 * list.length);
      longer.set(list);
      return longer;
    };
    this.#hashes = wider(this.#hashes);
    this.#starts = wider(this.#starts);
    this.#ends = wider(this.#ends);
    this.#slots = new Int32Array(2 * this.#slots.length);
    this.#shift--;
    const mask = this.#slots.length - 1;
    for (let word = 0; word < this.#count; word++) {
      let slot = Math.imul(this.#hashes[word]!, SPREAD) >>> this.#shift;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = word + 1;
    }
  }
}
