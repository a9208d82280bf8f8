import { type CharacterClasses, END } from "./character-classes.ts";

const encoder = new TextEncoder();

/** A stretch of text as UTF-8, with the class of its character beside each byte. */
export class ByteWindow {
  bytes = new Uint8Array(1 << 16);
  /** `classes[length]` is END. */
  classes = new Uint8Array(1 << 16);
  length = 0;
  /** Every character is one byte, so that byte offsets are UTF-16 offsets. */
  ascii = true;
  readonly #table: CharacterClasses;

  constructor(table: CharacterClasses) {
    this.#table = table;
  }

  /** A lone surrogate becomes U+FFFD. */
  fill(text: string): void {
    const room = text.length * 3 + 4;
    if (room > this.bytes.length) {
      this.bytes = new Uint8Array(2 * room);
      this.classes = new Uint8Array(2 * room);
    }
    this.length = encoder.encodeInto(text, this.bytes).written;
    this.ascii = this.length === text.length;
    this.bytes.fill(0, this.length, this.length + 4);
    this.#classify();
  }

  #classify(): void {
    const { bytes, classes, length } = this;
    const known = this.#table.known;
    let i = 0;
    while (i < length) {
      const lead = bytes[i];
      if (lead < 0x80) {
        classes[i++] = known[lead];
        continue;
      }
      const width = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
      let point = lead & (0xff >> (width + 1));
      for (let k = 1; k < width; k++) point = (point << 6) | (bytes[i + k] & 0x3f);
      const of = known[point] || this.#table.of(point);
      for (const end = i + width; i < end; i++) classes[i] = of;
    }
    classes[length] = END;
  }
}

/** UTF-16 code units of the characters that begin in `[from, to)`. */
export function countUnits(bytes: Uint8Array, from: number, to: number): number {
  let units = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i];
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}

/** `end`, or one before where it would part a surrogate pair. */
export function wholeCharacters(text: string, end: number): number {
  return (text.charCodeAt(end - 1) & 0xfc00) === 0xd800 ? end - 1 : end;
}
