import type { Candidate } from "../../core/select/candidate.ts";
import type { Chunk } from "../../core/select/chunk.ts";
import { indexTerms } from "../../core/select/index-terms.ts";
import type { CutFile } from "./cut-file.ts";

/** A text that an editor holds and the disk does not: it takes the place of the file, and is never written anywhere. */
export class Overlay {
  readonly candidate: Candidate;
  readonly chunks: readonly Chunk[];
  /** Terms of each chunk's text, repeats included. */
  readonly lengths: readonly number[];
  readonly #times: readonly ReadonlyMap<string, number>[];

  constructor(path: string, { text, chunks }: Pick<CutFile, "text" | "chunks">) {
    this.candidate = { path, text };
    this.chunks = chunks;
    const own = indexTerms(path);
    const lengths: number[] = [];
    this.#times = chunks.map(({ start, end, title, symbol }) => {
      const terms = indexTerms(text.slice(start, end));
      lengths.push(terms.length);
      const times = new Map<string, number>();
      for (const term of [...terms, ...indexTerms(title ?? ""), ...indexTerms(symbol ?? ""), ...own])
        times.set(term, (times.get(term) ?? 0) + 1);
      return times;
    });
    this.lengths = lengths;
  }

  /** How often a term stands in a chunk. */
  times(chunk: number, term: string): number {
    return this.#times[chunk]?.get(term) ?? 0;
  }
}
