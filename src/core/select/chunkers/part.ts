import type { ChunkKind } from "../chunk.ts";

/** A stretch of a file that a chunker found, before small ones are joined and large ones cut. */
export interface Part {
  /** `[start, end)` in UTF-16 code units. Parts are in order and disjoint; what lies between them is blank. */
  readonly start: number;
  readonly end: number;
  readonly kind: ChunkKind;
  readonly title?: string;
  readonly symbol?: string;
  /** It may share a chunk with the part before it, where both are of the same kind, title and symbol. */
  readonly joins: boolean;
  /** It opens what follows (a heading), and stands in one chunk with it. */
  readonly leads?: boolean;
}
