import type { Candidate } from "./candidate.ts";
import type { Chunk } from "./chunk.ts";
import type { ChunkIndex, FoundChunk, WeightedTerm } from "./chunk-index.ts";
import type { Chunker } from "./chunker.ts";
import { indexTerms } from "./index-terms.ts";

const K1 = 1.2;
const B = 0.75;

interface Entry {
  readonly candidate: Candidate;
  /** Which of the file's chunks it is. */
  readonly place: number;
  /** How many terms it has, repeats included. */
  readonly length: number;
}

/** Chunks that hold one term, and the logarithm of how often: 1 + log(times). */
interface Postings {
  readonly entries: number[];
  readonly counts: number[];
}

/** The index in memory: for a few thousand files, and where there is no SQLite. Texts are cut when they are first asked about. */
export class MemoryIndex implements ChunkIndex {
  readonly #byPath: ReadonlyMap<string, Candidate>;
  readonly #chunker: Chunker;
  #built: { readonly entries: Entry[]; readonly postings: Map<string, Postings>; readonly average: number } | undefined;

  constructor(candidates: Iterable<Candidate>, chunker: Chunker) {
    this.#byPath = new Map(Array.from(candidates, (candidate) => [candidate.path, candidate]));
    this.#chunker = chunker;
  }

  get files(): number {
    return this.#byPath.size;
  }

  get chunks(): number {
    return this.#all().entries.length;
  }

  frequencies(terms: readonly string[]): number[] {
    const { postings } = this.#all();
    return terms.map((term) => postings.get(term)?.entries.length ?? 0);
  }

  /** BM25 with the logarithm of the times a term stands (Robertson and Zaragoza 2009; Salton and Buckley 1988). */
  best(terms: readonly WeightedTerm[], most: number, within?: ReadonlySet<string>): FoundChunk[] {
    const { entries, postings, average } = this.#all();
    const scores = new Map<number, number>();
    for (const { term, weight } of terms) {
      const found = postings.get(term);
      if (found === undefined) continue;
      const having = found.entries.length;
      const rarity = weight * Math.log(1 + (entries.length - having + 0.5) / (having + 0.5));
      found.entries.forEach((entry, k) => {
        const times = found.counts[k]!;
        const length = K1 * (1 - B + (B * entries[entry]!.length) / average);
        scores.set(entry, (scores.get(entry) ?? 0) + (rarity * times * (K1 + 1)) / (times + length));
      });
    }
    const found: FoundChunk[] = [];
    for (const [entry, score] of [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
      if (found.length === most) break;
      const { candidate, place } = entries[entry]!;
      if (within === undefined || within.has(candidate.path)) found.push({ path: candidate.path, place, score });
    }
    return found;
  }

  open(path: string): Candidate | undefined {
    return this.#byPath.get(path);
  }

  chunksOf(path: string): readonly Chunk[] {
    const candidate = this.#byPath.get(path);
    return candidate === undefined ? [] : this.#chunker.chunks(candidate);
  }

  paths(): Iterable<string> {
    return this.#byPath.keys();
  }

  ordered(paths: readonly string[]): string[] {
    const wanted = new Set(paths);
    return Array.from(this.#byPath.keys()).filter((path) => wanted.has(path));
  }

  #all() {
    if (this.#built !== undefined) return this.#built;
    const entries: Entry[] = [];
    const postings = new Map<string, Postings>();
    let terms = 0;
    for (const candidate of this.#byPath.values()) {
      const named = indexTerms(candidate.path);
      for (const [place, chunk] of this.#chunker.chunks(candidate).entries()) {
        const found = indexTerms(candidate.text.slice(chunk.start, chunk.end));
        const fields = indexTerms(`${chunk.title ?? ""} ${chunk.symbol ?? ""}`);
        const counts = new Map<string, number>();
        for (const term of [...found, ...fields, ...named]) counts.set(term, (counts.get(term) ?? 0) + 1);
        const entry = entries.push({ candidate, place, length: found.length }) - 1;
        terms += found.length;
        for (const [term, times] of counts) {
          const list = postings.get(term) ?? { entries: [], counts: [] };
          if (list.entries.length === 0) postings.set(term, list);
          list.entries.push(entry);
          list.counts.push(1 + Math.log(times));
        }
      }
    }
    this.#built = { entries, postings, average: Math.max(1, terms / Math.max(1, entries.length)) };
    return this.#built;
  }
}
