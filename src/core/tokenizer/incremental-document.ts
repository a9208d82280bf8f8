import { BlockCutter } from "./block-cutter.ts";
import { BlockFeed, type BlockSource, LOOK_AHEAD, readAlong } from "./block-feed.ts";
import { type BlockTokens, tokensOfBlock } from "./block-tokens.ts";
import {
  type Block,
  type BlockTree,
  findBlock,
  type PlacedBlock,
  replaceBlocks,
  treeOf,
  visitBlocks,
} from "./block-tree.ts";
import type { MergedPiece } from "./long-piece.ts";
import { isNormalBoundary } from "./normal-form.ts";
import type { PieceEncoder } from "./piece-encoder.ts";
import { firstAbove } from "./sorted.ts";
import type { Count, TokenDocument, TokenRange } from "./tokenizer.ts";

const utf8 = new TextEncoder();

/**
 * A document as a balanced tree of blocks of about a kilobyte. An edit cuts only the blocks anew that it touches, and
 * those before it whose last piece looked as far as the edit; it ends where a block ended before.
 */
export class IncrementalDocument implements TokenDocument, BlockSource {
  readonly #encoder: PieceEncoder;
  readonly #nfc: boolean;
  #tree: BlockTree | null;
  #text: string | undefined;
  /** Tokens of the block that was asked for last. */
  #known: { block: Block; tokens: BlockTokens } | undefined;

  constructor(encoder: PieceEncoder, nfc: boolean, text: string) {
    this.#encoder = encoder;
    this.#nfc = nfc;
    this.#text = text;
    const nothing: BlockSource = { length: 0, slice: () => "", blockEnd: () => 0 };
    const cutter = new BlockCutter(encoder, new BlockFeed(text, nothing, 0, nfc), () => []);
    cutter.run();
    this.#tree = treeOf(cutter.blocks);
  }

  get text(): string {
    if (this.#text === undefined) this.#text = this.slice(0, this.length);
    return this.#text;
  }

  get length(): number {
    return this.#tree?.units ?? 0;
  }

  get tokens(): number {
    return this.#tree?.tokens ?? 0;
  }

  get measure(): Count {
    return { tokens: this.tokens, low: this.tokens, high: this.tokens, exact: true };
  }

  edit(start: number, end: number, replacement: string): void {
    const from = clamp(start, 0, this.length);
    const to = clamp(end, from, this.length);
    if (from === to && replacement === "") return;
    const first = this.#firstTouched(from);
    // The first block is cut anew even by an insertion before it: a mark that it begins with may now join.
    const next = this.#tree ? this.blockEnd(Math.max(0, to - 1)) : 0;
    const touched = this.slice(first.start, from) + replacement + this.slice(to, next);
    const feed = new BlockFeed(touched, this, next, this.#nfc);
    const cutter = new BlockCutter(this.#encoder, feed, () =>
      this.#mergedPieces(first.start, feed.sourceStops.at(-1)!),
    );
    const sourceEnd = feed.sourceStops[cutter.run()];
    const behind = sourceEnd === this.length ? (this.#tree?.blocks ?? 0) : this.#at(sourceEnd).index;
    this.#tree = replaceBlocks(this.#tree, first.index, behind, cutter.blocks);
    this.#text = undefined;
  }

  offsetOfToken(n: number): number {
    if (!this.#tree || n <= 0) return 0;
    if (n >= this.tokens) return this.length;
    const placed = findBlock(this.#tree, "tokens", n);
    if (n === placed.tokensBefore) return placed.start;
    return placed.start + this.#tokensOf(placed).starts[n - placed.tokensBefore];
  }

  tokensBefore(offset: number): number {
    if (!this.#tree || offset <= 0) return 0;
    if (offset >= this.length) return this.tokens;
    const placed = this.#at(offset);
    if (offset === placed.start) return placed.tokensBefore;
    const { ends } = this.#tokensOf(placed);
    return placed.tokensBefore + firstAbove(ends, offset - placed.start);
  }

  tokensIn(start: number, end: number): TokenRange {
    const first = this.tokensBefore(start);
    const last = end > start ? this.#tokensFrom(end) : first;
    const ids = new Uint32Array(last - first);
    const offsets = new Uint32Array(last - first + 1);
    offsets[0] = this.offsetOfToken(first);
    for (let token = first; token < last; ) {
      const placed = findBlock(this.#tree!, "tokens", token);
      const known = this.#tokensOf(placed);
      const until = Math.min(last, placed.tokensBefore + known.ids.length);
      for (; token < until; token++) {
        const local = token - placed.tokensBefore;
        ids[token - first] = known.ids[local];
        offsets[token - first + 1] = placed.start + known.starts[local + 1];
      }
    }
    return { ids, offsets };
  }

  slice(start: number, end: number): string {
    const from = clamp(start, 0, this.length);
    const to = clamp(end, from, this.length);
    if (!this.#tree || from === to) return "";
    const first = this.#at(from);
    const head = from - first.start;
    if (to <= first.start + first.block.text.length) return first.block.text.slice(head, to - first.start);
    const parts: string[] = [];
    let at = first.start;
    visitBlocks(this.#tree, first.index, ({ text }) => {
      parts.push(at < from || at + text.length > to ? text.slice(Math.max(0, from - at), to - at) : text);
      at += text.length;
      return at < to;
    });
    return parts.join("");
  }

  blockEnd(offset: number): number {
    const { start, block } = this.#at(offset);
    return start + block.text.length;
  }

  /** Tokens that begin before the offset, in whole or in part. */
  #tokensFrom(offset: number): number {
    if (!this.#tree || offset <= 0) return 0;
    if (offset >= this.length) return this.tokens;
    const placed = this.#at(offset);
    if (offset === placed.start) return placed.tokensBefore;
    const { starts, ids } = this.#tokensOf(placed);
    return placed.tokensBefore + Math.min(ids.length, firstAbove(starts, offset - placed.start - 1));
  }

  #at(offset: number): PlacedBlock {
    return findBlock(this.#tree!, "units", offset);
  }

  /** The first block that may change when what stands from `offset` on does. */
  #firstTouched(offset: number): { index: number; start: number } {
    if (!this.#tree) return { index: 0, start: 0 };
    // The character before may be half of a surrogate pair; in normal form all of its marks belong to it.
    let touched = Math.max(0, offset - 1);
    if (this.#nfc) while (!this.#isBoundary(touched)) touched--;
    let placed = this.#at(touched);
    while (placed.index > 0 && placed.start + LOOK_AHEAD >= touched) {
      placed = findBlock(this.#tree, "blocks", placed.index - 1);
    }
    return placed;
  }

  #isBoundary(offset: number): boolean {
    const from = Math.max(0, offset - 1);
    return isNormalBoundary(this.slice(from, offset + 2), offset - from);
  }

  #tokensOf(placed: PlacedBlock): BlockTokens {
    if (this.#known?.block !== placed.block) {
      const behind = readAlong(this, placed.start + placed.block.text.length, 2 * LOOK_AHEAD, this.#nfc);
      this.#known = { block: placed.block, tokens: tokensOfBlock(this.#encoder, placed.block, behind, this.#nfc) };
    }
    return this.#known.tokens;
  }

  /** The long pieces of the blocks of `[start, end)`, with their bytes. */
  #mergedPieces(start: number, end: number): MergedPiece[] {
    const pieces: MergedPiece[] = [];
    if (!this.#tree) return pieces;
    let at = start;
    visitBlocks(this.#tree, this.#at(start).index, (block) => {
      if (block.longPieces.length > 0) {
        const bytes = utf8.encode(this.#nfc ? block.text.normalize("NFC") : block.text);
        for (const { at: from, ends } of block.longPieces) {
          pieces.push({ bytes: bytes.subarray(from, from + ends[ends.length - 1]), ends });
        }
      }
      at += block.text.length;
      return at < end;
    });
    return pieces;
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
