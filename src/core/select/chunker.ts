import type { Candidate } from "./candidate.ts";
import type { Chunk } from "./chunk.ts";

/** A way to cut files into chunks. */
export interface Chunker {
  readonly name: string;
  /** One line for people: what it does. */
  readonly summary: string;
  /** In order, disjoint; linear in the text. */
  chunks(candidate: Candidate): Chunk[];
}
