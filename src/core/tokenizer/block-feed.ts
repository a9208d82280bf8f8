import { normalBoundaryFrom } from "./normal-form.ts";

/** How far behind its end a block's pieces may look, in UTF-16 units and in bytes. */
export const LOOK_AHEAD = 8;
/** Text behind the last stop that is read along, so that the pieces before it can be decided. */
const MARGIN = 64;

/** A document's text as far as it is not cut into blocks again. */
export interface BlockSource {
  /** What stands at `[start, end)`. */
  slice(start: number, end: number): string;
  readonly length: number;
  /** Where the block that holds the character at `offset` ends. */
  blockEnd(offset: number): number;
}

/**
 * Text to cut into blocks: at first what an edit touched, then block by block what follows, until cutting meets a stop:
 * a place where a block ended before, behind the edit. From there on nothing changes.
 */
export class BlockFeed {
  /** Read so far, in the family's normal form. */
  text: string;
  /** The same as it is written. */
  original: string;
  /** Whether the normal form differs from what is written. */
  changed: boolean;
  /** Offsets in `text`, ascending; the last is the end of what may become blocks, the rest is read along. */
  readonly stops: number[] = [];
  /** What stands in the source at each stop. */
  readonly sourceStops: number[] = [];
  /** Nothing follows. */
  complete: boolean;
  /** Where the source goes on. */
  #next: number;
  readonly #source: BlockSource;
  readonly nfc: boolean;

  /** `touched` replaces what the source has before `next`. */
  constructor(touched: string, source: BlockSource, next: number, nfc: boolean) {
    this.#source = source;
    this.#next = next;
    this.nfc = nfc;
    this.original = touched;
    if (partsPair(touched, source, next)) {
      this.#next = source.blockEnd(next);
      this.original += source.slice(next, this.#next);
    }
    this.text = this.#normal(this.original);
    this.changed = this.text !== this.original;
    this.complete = this.#next === source.length;
    this.#stop();
  }

  /** The end of what may become blocks. */
  get end(): number {
    return this.stops[this.stops.length - 1];
  }

  /** Reads one more block. */
  extend(): void {
    const end = this.#source.blockEnd(this.#next);
    const more = this.#source.slice(this.#next, end);
    const normal = this.#normal(more);
    this.changed ||= normal !== more;
    this.text = this.text.slice(0, this.end) + normal;
    this.original += more;
    this.#next = end;
    this.complete = end === this.#source.length;
    this.#stop();
  }

  #stop(): void {
    this.stops.push(this.text.length);
    this.sourceStops.push(this.#next);
    if (!this.complete) this.text += this.#normal(readAlong(this.#source, this.#next, MARGIN, this.nfc));
  }

  #normal(text: string): string {
    return this.nfc ? text.normalize("NFC") : text;
  }
}

/** About `most` units from `start` on, whole characters; with `nfc`, up to a boundary of the normal form. */
export function readAlong(source: BlockSource, start: number, most: number, nfc: boolean): string {
  for (let width = most; ; width *= 4) {
    if (start + width >= source.length) return source.slice(start, source.length);
    const text = source.slice(start, start + width);
    if (nfc) {
      const boundary = normalBoundaryFrom(text, width >> 1);
      if (boundary < text.length) return text.slice(0, boundary);
    } else return (text.charCodeAt(width - 1) & 0xfc00) === 0xd800 ? text.slice(0, -1) : text;
  }
}

/** Whether the halves of one character stand on both sides, brought together by the edit. */
function partsPair(touched: string, source: BlockSource, next: number): boolean {
  return (
    (touched.charCodeAt(touched.length - 1) & 0xfc00) === 0xd800 &&
    next < source.length &&
    (source.slice(next, next + 1).charCodeAt(0) & 0xfc00) === 0xdc00
  );
}
