/** Something was read behind the end. */
export class TooShort extends Error {}

/** Bytes that are never read behind their end. */
export class Bytes {
  readonly length: number;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.length = bytes.length;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(at: number): number {
    return this.#at(at, 1).getUint8(at);
  }
  u16(at: number): number {
    return this.#at(at, 2).getUint16(at);
  }
  u32(at: number): number {
    return this.#at(at, 4).getUint32(at);
  }
  u16le(at: number): number {
    return this.#at(at, 2).getUint16(at, true);
  }
  u24le(at: number): number {
    return this.u16le(at) | (this.u8(at + 2) << 16);
  }
  u32le(at: number): number {
    return this.#at(at, 4).getUint32(at, true);
  }
  i32le(at: number): number {
    return this.#at(at, 4).getInt32(at, true);
  }

  /** Bytes as characters up to U+00FF. */
  text(at: number, length: number): string {
    let text = "";
    for (let i = 0; i < length; i++) text += String.fromCharCode(this.u8(at + i));
    return text;
  }

  #at(at: number, length: number): DataView {
    if (at < 0 || at + length > this.length) throw new TooShort();
    return this.#view;
  }
}
