import type { IsSafeCut } from "./safe-cuts.ts";
import { cutIntoBlocks } from "./safe-cuts.ts";
import type { Alignment } from "./token-alignment.ts";
import type { Count, TokenDocument, TokenRange } from "./tokenizer.ts";

/** What such a document needs of its tokenizer; `first` says that the block stands at the beginning of the text. */
export interface BlockEncoder {
  readonly isSafeCut: IsSafeCut;
  encodeBlock(text: string, first: boolean): Uint32Array;
  align(text: string, ids: Uint32Array, first: boolean): Alignment;
}

interface Block {
  readonly text: string;
  readonly ids: Uint32Array;
  alignment?: Alignment;
}

/** A text as a list of blocks between safe cuts: an edit recounts the blocks it touches. */
export class BlockListDocument implements TokenDocument {
  readonly #encoder: BlockEncoder;
  #blocks: Block[];
  /** Characters and tokens before each block, and in all. */
  #offsets: number[] = [0];
  #counts: number[] = [0];

  constructor(encoder: BlockEncoder, text: string) {
    this.#encoder = encoder;
    this.#blocks = this.#encodeAll(text, true);
    this.#sum();
  }

  get text(): string {
    return this.#blocks.map(({ text }) => text).join("");
  }

  get length(): number {
    return this.#offsets.at(-1)!;
  }

  get tokens(): number {
    return this.#counts.at(-1)!;
  }

  get measure(): Count {
    return { tokens: this.tokens, low: this.tokens, high: this.tokens, exact: true };
  }

  edit(start: number, end: number, replacement: string): void {
    const from = Math.max(0, Math.min(start, end, this.length));
    const to = Math.min(this.length, Math.max(start, end));
    // A cut depends on both of its neighbours, so that the characters beside the edit count as touched.
    const first = Math.max(0, lastAtMost(this.#offsets, from - 1));
    const last = Math.min(this.#blocks.length - 1, lastAtMost(this.#offsets, to));
    const old = this.#blocks.slice(first, last + 1);
    const joined = old.map(({ text }) => text).join("");
    const offset = this.#offsets[first] ?? 0;
    const text = joined.slice(0, from - offset) + replacement + joined.slice(to - offset);
    this.#blocks.splice(first, old.length, ...this.#encodeAll(text, first === 0));
    // The first block alone is prepared as the beginning of the text: an edit may have taken all before it.
    if (text === "" && first === 0 && this.#blocks.length > 0) {
      const { text: beginning } = this.#blocks[0]!;
      this.#blocks[0] = { text: beginning, ids: this.#encoder.encodeBlock(beginning, true) };
    }
    this.#sum();
  }

  offsetOfToken(n: number): number {
    if (n >= this.tokens) return this.length;
    const wanted = Math.max(0, n);
    const block = lastAtMost(this.#counts, wanted);
    return this.#offsets[block]! + this.#alignment(block).starts[wanted - this.#counts[block]!]!;
  }

  tokensBefore(offset: number): number {
    if (offset <= 0) return 0;
    if (offset >= this.length) return this.tokens;
    const block = Math.max(0, lastAtMost(this.#offsets, offset));
    const inside = offset - this.#offsets[block]!;
    const { ends } = this.#alignment(block);
    let count = 0;
    while (count < ends.length && ends[count]! <= inside) count++;
    return this.#counts[block]! + count;
  }

  tokensIn(start: number, end: number): TokenRange {
    const ids: number[] = [];
    const offsets: number[] = [];
    let behind = Math.min(start, this.length);
    for (let block = Math.max(0, lastAtMost(this.#offsets, start)); this.#offsets[block]! < end; block++) {
      if (block >= this.#blocks.length) break;
      const { starts, ends } = this.#alignment(block);
      const offset = this.#offsets[block]!;
      for (let i = 0; i < starts.length; i++) {
        if (offset + starts[i]! >= end || (offset + ends[i]! <= start && offset + starts[i]! < start)) continue;
        ids.push(this.#blocks[block]!.ids[i]!);
        offsets.push(offset + starts[i]!);
        behind = offset + ends[i]!;
      }
    }
    return { ids: Uint32Array.from(ids), offsets: Uint32Array.from([...offsets, behind]) };
  }

  slice(start: number, end: number): string {
    const from = Math.max(0, start);
    const to = Math.min(this.length, end);
    if (from >= to) return "";
    const first = lastAtMost(this.#offsets, from);
    const last = lastAtMost(this.#offsets, to - 1);
    const joined = this.#blocks.slice(first, last + 1).map(({ text }) => text);
    return joined.join("").slice(from - this.#offsets[first]!, to - this.#offsets[first]!);
  }

  #encodeAll(text: string, first: boolean): Block[] {
    return cutIntoBlocks(text, this.#encoder.isSafeCut).map((block, i) => ({
      text: block,
      ids: this.#encoder.encodeBlock(block, first && i === 0),
    }));
  }

  #alignment(index: number): Alignment {
    const block = this.#blocks[index];
    if (!block) return { starts: new Uint32Array(), ends: new Uint32Array() };
    block.alignment ??= this.#encoder.align(block.text, block.ids, index === 0);
    return block.alignment;
  }

  #sum(): void {
    this.#offsets = [0];
    this.#counts = [0];
    for (const [i, { text, ids }] of this.#blocks.entries()) {
      this.#offsets.push(this.#offsets[i]! + text.length);
      this.#counts.push(this.#counts[i]! + ids.length);
    }
  }
}

/** The last index whose value is at most `wanted`, -1 where none is; of equal values the last but not the total. */
function lastAtMost(values: readonly number[], wanted: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
