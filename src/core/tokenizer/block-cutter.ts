import { type BlockFeed, LOOK_AHEAD } from "./block-feed.ts";
import type { Block } from "./block-tree.ts";
import { countUnits, wholeCharacters } from "./byte-window.ts";
import { LONG, type LongPiece, type MergedPiece, mergeLongPiece } from "./long-piece.ts";
import { isNormalBoundary, NormalOffsets } from "./normal-form.ts";
import { type PieceEncoder, STRIDE } from "./piece-encoder.ts";

/** Bytes of a block: a keystroke scans about one again. */
const TARGET = 1024;
/** Bytes below which a block is joined to the next, so that many edits do not crumble a document. */
const LEAST = 256;
/** Up to this much is scanned at once, so that a long piece need not be found in steps at each edit. */
const AT_ONCE = 1 << 18;

/** Cuts what the feed gives into blocks, until it ends or a place is met from which on the old blocks hold. */
export class BlockCutter {
  readonly blocks: Block[] = [];
  readonly #encoder: PieceEncoder;
  readonly #feed: BlockFeed;
  /** Long pieces of the blocks that are replaced, whose tokens may be taken over. */
  readonly #merged: () => readonly MergedPiece[];
  readonly #offsets: NormalOffsets;
  /** Where the current block begins in the feed's original. */
  #originalStart = 0;
  #tokens = 0;
  #bytes = 0;
  #longPieces: LongPiece[] = [];
  /** How far behind the last piece's end any of the block's pieces looked, in bytes. */
  #ahead = 0;
  /** Index of the first stop that is not passed. */
  #stop = 0;

  constructor(encoder: PieceEncoder, feed: BlockFeed, merged: () => readonly MergedPiece[]) {
    this.#encoder = encoder;
    this.#feed = feed;
    this.#merged = merged;
    this.#offsets = new NormalOffsets(feed);
  }

  /** Fills `blocks`; returns the index of the stop at which cutting ended. */
  run(): number {
    const { window, batch, table } = this.#encoder;
    const feed = this.#feed;
    let at = 0;
    let stride = STRIDE;
    while (at < feed.text.length || !feed.complete) {
      const rest = feed.text.length - at;
      const until = at + (rest <= AT_ONCE ? rest : Math.min(stride, rest));
      const isLast = feed.complete && until === feed.text.length;
      window.fill(feed.text.slice(at, isLast ? until : wholeCharacters(feed.text, until)));
      const { bytes, length, ascii } = window;
      let from = 0;
      let pieces = 0;
      do {
        pieces = this.#encoder.scan(window, from, batch);
        const { ends, hashes, looked } = batch;
        for (let piece = 0; piece < pieces; piece++) {
          const end = ends[piece];
          if (looked[piece] > length && !isLast) {
            pieces = 0;
            break;
          }
          const entry = table.find(bytes, from, end, hashes[piece]);
          if (entry >= 0) this.#tokens += table.counts[entry];
          else if (end - from <= LONG) this.#tokens += this.#encoder.mergePiece(from, end, hashes[piece]);
          else this.#addLongPiece(bytes.subarray(from, end), at);
          at += ascii ? end - from : countUnits(bytes, from, end);
          this.#bytes += end - from;
          this.#ahead = Math.max(this.#ahead - (end - from), looked[piece] - end);
          from = end;
          while (at > feed.end) feed.extend();
          if (this.#bytes >= LEAST || this.#longPieces.length > 0 || at >= feed.end) {
            const stop = this.#cut(at, isLast && end === length);
            if (stop >= 0) return stop;
          }
        }
      } while (from < length && pieces > 0);
      if (from > 0) stride = STRIDE;
      else if (until < feed.text.length) stride *= 2;
      // Twice as much each time, so that a piece of many old blocks is not scanned as often as there are blocks.
      const goal = from > 0 ? until + 1 : 2 * until;
      if (until === feed.text.length) while (!feed.complete && feed.text.length < goal) feed.extend();
    }
    return feed.stops.length - 1;
  }

  /** Ends the block at `at` where it may and should; returns the index of the stop where all ends, else -1. */
  #cut(at: number, endsText: boolean): number {
    const { stops } = this.#feed;
    while (stops[this.#stop] < at && this.#stop + 1 < stops.length) this.#stop++;
    const distance = stops[this.#stop] - at;
    if (!endsText && (this.#ahead > LOOK_AHEAD || !this.#mayPart(at))) return -1;
    const done = endsText || (distance === 0 && this.#bytes >= LEAST);
    const full = this.#bytes >= TARGET && (distance >= LEAST || distance < 0 || this.#bytes >= 2 * TARGET);
    if (!done && !full && this.#longPieces.length === 0) return -1;
    this.#close(at);
    return done ? (endsText ? stops.length - 1 : this.#stop) : -1;
  }

  #mayPart(at: number): boolean {
    return this.#ahead <= LOOK_AHEAD && (!this.#feed.nfc || isNormalBoundary(this.#feed.text, at));
  }

  #close(at: number): void {
    const { original } = this.#feed;
    const originalEnd = this.#feed.changed ? this.#offsets.floor(at) : at;
    this.blocks.push({
      text: original.slice(this.#originalStart, originalEnd),
      tokens: this.#tokens,
      longPieces: this.#longPieces,
    });
    this.#originalStart = originalEnd;
    this.#tokens = 0;
    this.#bytes = 0;
    this.#ahead = 0;
    this.#longPieces = [];
  }

  #addLongPiece(bytes: Uint8Array, at: number): void {
    if (this.#bytes > 0 && this.#mayPart(at)) this.#close(at);
    const merged = this.#merged();
    const ends = mergeLongPiece(this.#encoder.merger, bytes, merged[0], merged[merged.length - 1]);
    this.#longPieces.push({ at: this.#bytes, ends });
    this.#tokens += ends.length;
  }
}
