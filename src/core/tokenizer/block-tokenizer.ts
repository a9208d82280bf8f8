import { type BlockEncoder, BlockListDocument } from "./block-list-document.ts";
import { cutIntoBlocks, type IsSafeCut } from "./safe-cuts.ts";
import type { Alignment } from "./token-alignment.ts";
import type { Count, TokenDocument, Tokenizer } from "./tokenizer.ts";

/** An exact tokenizer outside the fast path: it encodes a text block by block, each from one safe cut to another. */
export abstract class BlockTokenizer implements Tokenizer, BlockEncoder {
  abstract readonly name: string;
  abstract readonly vocabularySize: number;
  abstract readonly isSafeCut: IsSafeCut;
  readonly exact = true;

  abstract encodeBlock(text: string, first: boolean): Uint32Array;
  abstract align(text: string, ids: Uint32Array, first: boolean): Alignment;
  abstract decode(ids: ArrayLike<number>): string;

  count(text: string): number {
    return this.#blocks(text).reduce((sum, { length }) => sum + length, 0);
  }

  measure(text: string): Count {
    const tokens = this.count(text);
    return { tokens, low: tokens, high: tokens, exact: true };
  }

  encode(text: string): Uint32Array {
    const blocks = this.#blocks(text);
    const ids = new Uint32Array(blocks.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const block of blocks) {
      ids.set(block, at);
      at += block.length;
    }
    return ids;
  }

  open(text: string): TokenDocument {
    return new BlockListDocument(this, text);
  }

  #blocks(text: string): Uint32Array[] {
    return cutIntoBlocks(text, this.isSafeCut).map((block, i) => this.encodeBlock(block, i === 0));
  }
}
