import type { Candidate } from "./candidate.ts";
import type { Chunk } from "./chunk.ts";
import type { ChunkIndex, FoundChunk, WeightedTerm } from "./chunk-index.ts";
import type { Chunker } from "./chunker.ts";
import { RunTerms } from "./run-terms.ts";

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

interface Built {
  readonly entries: readonly Entry[];
  readonly terms: RunTerms;
  /** By the numbers of the terms. */
  readonly postings: readonly Postings[];
  /** Terms of an entry on average. */
  readonly average: number;
}

/** The index in memory: for a few thousand files, and where there is no SQLite. Texts are cut when they are first asked about. */
export class MemoryIndex implements ChunkIndex {
  readonly #byPath: ReadonlyMap<string, Candidate>;
  readonly #chunker: Chunker;
  #built: Built | undefined;

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
    return terms.map((term) => this.#postingsOf(term)?.entries.length ?? 0);
  }

  /** BM25 with the logarithm of the times a term stands (Robertson and Zaragoza 2009; Salton and Buckley 1988). */
  best(terms: readonly WeightedTerm[], most: number, within?: ReadonlySet<string>): FoundChunk[] {
    const { entries, average } = this.#all();
    const scores = new Map<number, number>();
    for (const { term, weight } of terms) {
      const found = this.#postingsOf(term);
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

  #postingsOf(term: string): Postings | undefined {
    const { terms, postings } = this.#all();
    const number = terms.numberOf(term);
    return number === undefined ? undefined : postings[number];
  }

  #all(): Built {
    if (this.#built !== undefined) return this.#built;
    const entries: Entry[] = [];
    const terms = new RunTerms();
    const postings: Postings[] = [];
    const found: number[] = [];
    const path: number[] = [];
    let sum = 0;
    for (const candidate of this.#byPath.values()) {
      path.length = 0;
      terms.add(candidate.path, 0, candidate.path.length, path);
      for (const [place, { start, end, title, symbol }] of this.#chunker.chunks(candidate).entries()) {
        found.length = 0;
        terms.add(candidate.text, start, end, found);
        sum += found.length;
        const entry = entries.push({ candidate, place, length: found.length }) - 1;
        for (const name of [title, symbol]) if (name !== undefined) terms.add(name, 0, name.length, found);
        found.push(...path);
        while (postings.length < terms.size) postings.push({ entries: [], counts: [] });
        addEntry(entry, found, postings);
      }
    }
    this.#built = { entries, terms, postings, average: Math.max(1, sum / Math.max(1, entries.length)) };
    return this.#built;
  }
}

/** Adds an entry to the postings of its terms, repeats included. */
function addEntry(entry: number, terms: number[], postings: readonly Postings[]): void {
  terms.sort((a, b) => a - b);
  for (let i = 0; i < terms.length; ) {
    let next = i + 1;
    while (next < terms.length && terms[next] === terms[i]) next++;
    const list = postings[terms[i]!]!;
    list.entries.push(entry);
    list.counts.push(1 + Math.log(next - i));
    i = next;
  }
}
