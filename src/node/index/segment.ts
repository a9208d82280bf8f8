import { RunTerms } from "../../core/select/run-terms.ts";
import type { CutFile } from "./cut-file.ts";
import { VarintWriter } from "./varints.ts";

/** Some files cut, and in which of their chunks each term stands: what is written in one transaction. */
export interface Segment {
  readonly files: readonly SegmentFile[];
  /** Chunks of all files; they are numbered from 0 in the order of the files. */
  readonly chunks: number;
  /** The distinct terms in order, parted by line breaks, which no term holds. */
  readonly terms: string;
  /** `postings.subarray(offsets[i], offsets[i + 1])` is where term `i` stands: see `addPosting`. */
  readonly offsets: Uint32Array;
  readonly postings: Uint8Array;
}

/** A file as a segment holds it; without chunks where it was left out. */
export interface SegmentFile extends Omit<CutFile, "text" | "chunks"> {
  /** Number of its first chunk. */
  readonly first: number;
  /** Terms of each chunk's text, repeats included, at most 65,535. */
  readonly lengths: Uint16Array;
}

const MOST_LENGTH = 0xffff;

/** Gathers the postings of many files, as triples in three long lists: an object for each would take ten times the memory. */
export class SegmentBuilder {
  readonly #terms = new RunTerms();
  readonly #files: SegmentFile[] = [];
  #term = new Int32Array(1 << 14);
  #chunk = new Int32Array(1 << 14);
  #times = new Int32Array(1 << 14);
  #count = 0;
  #chunks = 0;

  get files(): number {
    return this.#files.length;
  }

  add({ text, chunks, ...file }: CutFile): void {
    const lengths = new Uint16Array(chunks.length);
    const path: number[] = [];
    if (chunks.length > 0) this.#terms.add(file.path, 0, file.path.length, path);
    const terms: number[] = [];
    for (const [i, { start, end, title, symbol }] of chunks.entries()) {
      terms.length = 0;
      this.#terms.add(text, start, end, terms);
      lengths[i] = Math.min(terms.length, MOST_LENGTH);
      for (const name of [title, symbol]) if (name !== undefined) this.#terms.add(name, 0, name.length, terms);
      for (const term of path) terms.push(term);
      this.#addChunk(terms, this.#chunks + i);
    }
    this.#files.push({ ...file, first: this.#chunks, lengths });
    this.#chunks += chunks.length;
  }

  /** What was added; the builder is of no use after. */
  build(): Segment {
    const names = this.#terms.terms;
    const order = Uint32Array.from(names.keys()).sort((a, b) => (names[a]! < names[b]! ? -1 : 1));
    const byTerm = this.#sorted(names.length);
    const writer = new VarintWriter();
    const offsets = new Uint32Array(names.length + 1);
    order.forEach((term, place) => {
      let before = -1;
      for (let at = byTerm.starts[term]!; at < byTerm.starts[term + 1]!; at++) {
        const triple = byTerm.triples[at]!;
        addPosting(writer, this.#chunk[triple]! - before, this.#times[triple]!);
        before = this.#chunk[triple]!;
      }
      offsets[place + 1] = writer.length;
    });
    const terms = Array.from(order, (term) => names[term]).join("\n");
    return { files: this.#files, chunks: this.#chunks, terms, offsets, postings: writer.bytes() };
  }

  #addChunk(terms: number[], chunk: number): void {
    const sorted = terms.sort((a, b) => a - b);
    for (let i = 0; i < sorted.length; ) {
      let next = i + 1;
      while (next < sorted.length && sorted[next] === sorted[i]) next++;
      if (this.#count === this.#term.length) this.#grow();
      this.#term[this.#count] = sorted[i]!;
      this.#chunk[this.#count] = chunk;
      this.#times[this.#count++] = next - i;
      i = next;
    }
  }

  /** The triples by term (a counting sort), those of a term in the order of their chunks. */
  #sorted(terms: number): { readonly starts: Uint32Array; readonly triples: Uint32Array } {
    const starts = new Uint32Array(terms + 1);
    for (let i = 0; i < this.#count; i++) starts[this.#term[i]! + 1]!++;
    for (let term = 0; term < terms; term++) starts[term + 1]! += starts[term]!;
    const next = starts.slice();
    const triples = new Uint32Array(this.#count);
    for (let i = 0; i < this.#count; i++) triples[next[this.#term[i]!]!++] = i;
    return { starts, triples };
  }

  #grow(): void {
    const longer = (list: Int32Array): Int32Array<ArrayBuffer> => {
      const grown = new Int32Array(2 * list.length);
      grown.set(list);
      return grown;
    };
    this.#term = longer(this.#term);
    this.#chunk = longer(this.#chunk);
    this.#times = longer(this.#times);
  }
}

/** How far the chunk is from the one before (from -1 at first), and how often the term stands in it: mostly one byte. */
export function addPosting(writer: VarintWriter, step: number, times: number): void {
  writer.write((step << 1) | (times > 1 ? 1 : 0));
  if (times > 1) writer.write(times);
}
