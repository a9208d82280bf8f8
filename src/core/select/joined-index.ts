import type { Candidate } from "./candidate.ts";
import type { Chunk } from "./chunk.ts";
import type { ChunkIndex, FoundChunk, WeightedTerm } from "./chunk-index.ts";

/** An index, and what stands before its paths in the one that it is joined to: `""`, or the name of its folder with `/`. */
export interface PrefixedIndex {
  readonly prefix: string;
  readonly index: ChunkIndex;
}

/** The indexes of several folders as one. A term is as rare as it is in its own folder. */
export class JoinedIndex implements ChunkIndex {
  readonly #parts: readonly PrefixedIndex[];

  constructor(parts: readonly PrefixedIndex[]) {
    this.#parts = parts;
  }

  get files(): number {
    return this.#parts.reduce((sum, { index }) => sum + index.files, 0);
  }

  get chunks(): number {
    return this.#parts.reduce((sum, { index }) => sum + index.chunks, 0);
  }

  frequencies(terms: readonly string[]): number[] {
    const each = this.#parts.map(({ index }) => index.frequencies(terms));
    return terms.map((_, i) => each.reduce((sum, counts) => sum + counts[i]!, 0));
  }

  best(terms: readonly WeightedTerm[], most: number, within?: ReadonlySet<string>): FoundChunk[] {
    const found = this.#parts.flatMap(({ prefix, index }) => {
      const mine = within && new Set([...within].flatMap((path) => ownPath(path, prefix) ?? []));
      if (mine?.size === 0) return [];
      return index.best(terms, most, mine).map((chunk) => ({ ...chunk, path: prefix + chunk.path }));
    });
    return found.sort((a, b) => b.score - a.score).slice(0, most);
  }

  open(path: string): Candidate | undefined {
    for (const { prefix, index } of this.#parts) {
      const own = ownPath(path, prefix);
      const candidate = own === undefined ? undefined : index.open(own);
      // The same one as long as it is the same text: what was read of it is kept by it.
      if (candidate !== undefined) return prefix === "" ? candidate : { ...candidate, path };
    }
    return undefined;
  }

  chunksOf(path: string): readonly Chunk[] {
    for (const { prefix, index } of this.#parts) {
      const own = ownPath(path, prefix);
      const chunks = own === undefined ? [] : index.chunksOf(own);
      if (chunks.length > 0) return chunks;
    }
    return [];
  }

  ordered(paths: readonly string[]): string[] {
    return this.#parts.flatMap(({ prefix }) => paths.filter((path) => path.startsWith(prefix)).sort());
  }

  /** Sorted within a folder: an index gives its files as they came to it. */
  *paths(): Iterable<string> {
    for (const { prefix, index } of this.#parts)
      for (const path of Array.from(index.paths()).sort()) yield prefix + path;
  }
}

function ownPath(path: string, prefix: string): string | undefined {
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}
