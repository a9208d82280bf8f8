/** Characters that may join the one before them in normal form C: marks, and the later parts of Hangul and Kirat Rai. */
const JOINING = /^[\p{M}\u1160-\u11FF\uD7B0-\uD7FF\u{16D60}-\u{16D7F}]/u;

/** Whether the normal form C of the text is that of `[0, at)` followed by that of `[at, end)`, whatever stands before. */
export function isNormalBoundary(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (at === 0 || Number.isNaN(unit) || unit < 0x300) return true;
  if ((unit & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800) return false;
  return !JOINING.test(text.slice(at, at + 2));
}

/** The first boundary at or behind `at`. */
export function normalBoundaryFrom(text: string, at: number): number {
  let boundary = at;
  while (!isNormalBoundary(text, boundary)) boundary++;
  return boundary;
}

/** Maps offsets of a text's normal form C back to the text, in ascending order. */
export class NormalOffsets {
  /** `original` may grow at a boundary. */
  readonly #text: { readonly original: string };
  #normalAt = 0;
  #originalAt = 0;
  #nextNormal = 0;
  #nextOriginal = 0;

  constructor(text: { readonly original: string }) {
    this.#text = text;
  }

  /** Where the characters that `normal` lies in (or begins) begin; a cluster that changed maps to its beginning. */
  floor(normal: number): number {
    this.#advance(normal);
    return normal < this.#nextNormal && this.#sameWidth()
      ? this.#originalAt + normal - this.#normalAt
      : this.#originalAt;
  }

  /** Where the characters that end at `normal`, or that it lies in, end. */
  ceil(normal: number): number {
    this.#advance(normal);
    if (normal === this.#normalAt) return this.#originalAt;
    return this.#sameWidth() ? this.#originalAt + normal - this.#normalAt : this.#nextOriginal;
  }

  #sameWidth(): boolean {
    const cluster = this.#text.original.slice(this.#originalAt, this.#nextOriginal);
    return cluster.normalize("NFC") === cluster;
  }

  #advance(normal: number): void {
    while (this.#nextNormal <= normal && this.#nextOriginal < this.#text.original.length) {
      this.#normalAt = this.#nextNormal;
      this.#originalAt = this.#nextOriginal;
      this.#nextOriginal = normalBoundaryFrom(this.#text.original, this.#originalAt + 1);
      this.#nextNormal += this.#text.original.slice(this.#originalAt, this.#nextOriginal).normalize("NFC").length;
    }
    if (normal >= this.#nextNormal) {
      this.#normalAt = this.#nextNormal;
      this.#originalAt = this.#nextOriginal;
    }
  }
}
