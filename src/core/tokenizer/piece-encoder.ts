import { UserError } from "../user-error.ts";
import { ByteWindow, countUnits, wholeCharacters } from "./byte-window.ts";
import { LONG, mergeLongPiece } from "./long-piece.ts";
import { ListRules, type MergeRules, RankRules } from "./merge-rules.ts";
import { Merger } from "./merger.ts";
import { hashOf, PieceBatch, type Scanner } from "./piece-batch.ts";
import { LONGEST_CACHED, PieceTable } from "./piece-table.ts";
import { characterClassesOf, SCANNERS } from "./scanners.ts";
import { neverInText } from "./token-bytes.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * Characters that are scanned at a time. Small, since a function that is called anew runs compiled sooner than a loop
 * that is compiled while it runs: a first count of 5 MB took 138 ms with twice as many, 110 ms so.
 */
export const STRIDE = 1 << 12;

/**
 * A text that takes every branch of the scanners. Running it a few times first tells the compiler about all of them;
 * else it assumes that text is ASCII and starts over again at every first sight of something else.
 */
const EVERY_KIND = [
  "It's what WE'LL say, we'd've 're 'm 't: é, ǅ, ʰ, 漢字かな, ไทย, e\u0301, \u0301A, ABC中DE, ſ, “quoted” —dash…",
  " 😀👍🏽, 𝟘1234, ١٢, ½.\r\n\n \t\u3000 \u0000\u200b a;\n//'x'ſ 'Re\u3000\u30001\u2003\u2003b\n",
  "-=".repeat(60),
].join("");
const REHEARSALS = 16;

/** What one vocabulary needs to turn text into tokens; its window and batch are overwritten by every call. */
export class PieceEncoder {
  readonly window: ByteWindow;
  readonly batch = new PieceBatch();
  readonly scan: Scanner;
  readonly table: PieceTable;
  readonly merger: Merger;

  /** Throws a UserError `broken-tokenizer` when a byte of UTF-8 has no token, since then not every text has tokens. */
  constructor(vocabulary: Vocabulary) {
    this.table = new PieceTable(vocabulary);
    const byteIds = new Uint32Array(256);
    for (let byte = 0; byte < 256; byte++) {
      const id = this.table.findToken(Uint8Array.of(byte), 0, 1, byte);
      if (id < 0 && neverInText(byte)) continue;
      if (id < 0)
        throw new UserError("broken-tokenizer", `The vocabulary ${vocabulary.name} has no token for byte ${byte}.`);
      byteIds[byte] = id;
    }
    const rules: MergeRules = vocabulary.merges ? new ListRules(vocabulary.merges) : new RankRules(this.table);
    this.merger = new Merger(rules, byteIds, this.table.starts);
    this.window = new ByteWindow(characterClassesOf(vocabulary.pattern));
    this.scan = SCANNERS[vocabulary.pattern];
    for (let i = 0; i < REHEARSALS; i++) {
      // A word that is new each time takes the way past the table.
      this.encode(`${EVERY_KIND}Zq${i}Xjz${EVERY_KIND}`);
      this.count(`qZ${i}zXj${String.fromCharCode(97 + i)}qzx${EVERY_KIND}`);
    }
  }

  count(text: string): number {
    let tokens = 0;
    this.#eachBatch(text, (from, pieces) => {
      tokens += this.countPieces(from, pieces);
    });
    return tokens;
  }

  encode(text: string): Uint32Array {
    let ids = new Uint32Array(64 + (text.length >> 2));
    let count = 0;
    this.#eachBatch(text, (from, pieces) => {
      const { bytes } = this.window;
      const { ends, hashes } = this.batch;
      for (let piece = 0, start = from; piece < pieces; start = ends[piece++]) {
        const entry = this.table.find(bytes, start, ends[piece], hashes[piece]);
        const more = entry < 0 ? this.mergePiece(start, ends[piece], hashes[piece]) : this.table.counts[entry];
        if (count + more > ids.length) {
          const larger = new Uint32Array(2 * (count + more));
          larger.set(ids);
          ids = larger;
        }
        if (entry < 0) ids.set(this.merger.ids.subarray(0, more), count);
        else this.table.copyIds(entry, ids, count);
        count += more;
      }
    });
    return ids.slice(0, count);
  }

  /** Tokens of the first `pieces` of the batch, of which the first begins at `from`. */
  countPieces(from: number, pieces: number): number {
    const { bytes } = this.window;
    const { ends, hashes } = this.batch;
    const table = this.table;
    const counts = table.counts;
    let tokens = 0;
    let start = from;
    for (let piece = 0; piece < pieces; piece++) {
      const end = ends[piece];
      const entry = table.find(bytes, start, end, hashes[piece]);
      tokens += entry < 0 ? this.mergePiece(start, end, hashes[piece]) : counts[entry];
      start = end;
    }
    return tokens;
  }

  /** Merges a piece of the window that the table does not know; its ids are then in `merger.ids`. */
  mergePiece(from: number, to: number, hash: number): number {
    if (to - from > LONG) return this.#mergeLong(from, to);
    const count = this.merger.merge(this.window.bytes, from, to);
    if (to - from <= LONGEST_CACHED) this.table.remember(this.window.bytes, from, to, hash, this.merger.ids, count);
    return count;
  }

  #mergeLong(from: number, to: number): number {
    const bytes = this.window.bytes.subarray(from, to);
    const ends = mergeLongPiece(this.merger, bytes);
    this.merger.ids = ends.map((end, i) => this.tokenAt(bytes, i === 0 ? 0 : ends[i - 1], end));
    return ends.length;
  }

  /** The id of a token by its bytes. */
  tokenAt(bytes: Uint8Array, from: number, to: number): number {
    return this.table.findToken(bytes, from, to, hashOf(bytes, from, to));
  }

  /** Scans the text a stride at a time; a piece that looked past the stride waits for the next, which begins with it. */
  #eachBatch(text: string, visit: (from: number, pieces: number) => void): void {
    const { window, batch } = this;
    let at = 0;
    let stride = STRIDE;
    while (at < text.length) {
      const until = at + stride;
      const isLast = until >= text.length;
      window.fill(text.slice(at, isLast ? text.length : wholeCharacters(text, until)));
      let from = 0;
      let pieces = 0;
      do {
        pieces = this.scan(window, from, batch);
        if (!isLast) while (pieces > 0 && batch.looked[pieces - 1] > window.length) pieces--;
        if (pieces > 0) visit(from, pieces);
        if (pieces > 0) from = batch.ends[pieces - 1];
      } while (from < window.length && pieces > 0);
      // Nothing was certain: one piece fills the stride.
      stride = from === 0 ? 2 * stride : STRIDE;
      at += window.ascii ? from : countUnits(window.bytes, 0, from);
    }
  }
}
