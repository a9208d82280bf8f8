import type { Candidate } from "../../core/select/candidate.ts";
import type { Chunk } from "../../core/select/chunk.ts";
import type { ChunkIndex, FoundChunk, WeightedTerm } from "../../core/select/chunk-index.ts";

/** A text that is no file, cut as a file of the index is. */
export interface GivenText {
  readonly path: string;
  readonly text: string;
  readonly chunks: readonly Chunk[];
}

/** An index with texts from elsewhere: a person who names one wants it looked at, so all of it is found before all files. */
export class GivenTexts implements ChunkIndex {
  readonly #index: ChunkIndex;
  readonly #texts: ReadonlyMap<string, GivenText>;

  constructor(index: ChunkIndex, texts: readonly GivenText[]) {
    this.#index = index;
    this.#texts = new Map(texts.map((text) => [text.path, text]));
  }

  get files(): number {
    return this.#index.files + this.#texts.size;
  }

  get chunks(): number {
    return Array.from(this.#texts.values()).reduce((sum, { chunks }) => sum + chunks.length, this.#index.chunks);
  }

  frequencies(terms: readonly string[]): number[] {
    return this.#index.frequencies(terms);
  }

  best(terms: readonly WeightedTerm[], most: number, within?: ReadonlySet<string>): FoundChunk[] {
    const given = Array.from(this.#texts.values()).filter(({ path }) => within === undefined || within.has(path));
    const first = given.flatMap(({ path, chunks }) =>
      chunks.map((_, place) => ({ path, place, score: Number.POSITIVE_INFINITY })),
    );
    return [...first.slice(0, most), ...this.#index.best(terms, Math.max(0, most - first.length), within)];
  }

  open(path: string): Candidate | undefined {
    return this.#texts.get(path) ?? this.#index.open(path);
  }

  chunksOf(path: string): readonly Chunk[] {
    return this.#texts.get(path)?.chunks ?? this.#index.chunksOf(path);
  }

  ordered(paths: readonly string[]): string[] {
    const given = Array.from(this.#texts.keys()).filter((path) => paths.includes(path));
    return [...given, ...this.#index.ordered(paths.filter((path) => !this.#texts.has(path)))];
  }

  *paths(): Iterable<string> {
    yield* this.#texts.keys();
    yield* this.#index.paths();
  }
}
