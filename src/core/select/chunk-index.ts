import type { Candidate } from "./candidate.ts";
import type { Chunk } from "./chunk.ts";

/** A term as `indexTerms` makes it, and how much it counts: 1 for a plain word of the question. */
export interface WeightedTerm {
  readonly term: string;
  readonly weight: number;
}

/** A chunk that holds some of the terms. */
export interface FoundChunk {
  readonly path: string;
  /** Which of the file's chunks it is, in the order of `chunksOf`: those of hundreds of files are found, and few are looked at. */
  readonly place: number;
  /** BM25 over the text, the path, the title and the symbol; comparable inside one answer. */
  readonly score: number;
}

/**
 * What can be asked of many files at once. It is synchronous: an index in SQLite answers so too, in a thread that may
 * wait. It may be behind the disk; `open` gives the text as the chunks were cut from, or nothing.
 */
export interface ChunkIndex {
  readonly files: number;
  readonly chunks: number;
  /** In how many chunks each term stands (text, path, title or symbol), in the order of the terms. */
  frequencies(terms: readonly string[]): number[];
  /** At most `most` chunks that hold a term, best first; those of the paths `within` alone, where it is given. */
  best(terms: readonly WeightedTerm[], most: number, within?: ReadonlySet<string>): FoundChunk[];
  /** The file as its chunks were cut from; undefined where it is not known, or has changed since. */
  open(path: string): Candidate | undefined;
  /** The chunks of a file, in order; none where it is not known. */
  chunksOf(path: string): readonly Chunk[];
  /** Every path, in the order in which the files were given. */
  paths(): Iterable<string>;
  /** These paths in the order of `paths`. Of tens of thousands few are asked about. */
  ordered(paths: readonly string[]): string[];
}
