import type { Chunker } from "./chunker.ts";
import { chunkText } from "./chunkers/chunk-text.ts";

/** Headings, functions, records, turns and cells, as a reader sees them. */
export const structureChunker: Chunker = {
  name: "structure",
  summary: "at the boundaries that a reader sees: headings, functions, records, turns",
  chunks: ({ text, path }) => chunkText(text, { path }),
};
