const MULTIPLIER = 0x01000193;
const SPREAD = 0x9e3779b1;

/**
 * Numbers the distinct words of one text in the order of their first sight. A word is looked up by where it stands: a
 * Map would need each as a string of its own, and that was most of the time of reading a text.
 */
export class WordTable {
  readonly #text: string;
  #slots = new Int32Array(1 << 12);
  #shift = 20;
  #hashes = new Int32Array(1 << 11);
  #starts = new Int32Array(1 << 11);
  #ends = new Int32Array(1 << 11);
  #count = 0;

  constructor(text: string) {
    this.#text = text;
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
