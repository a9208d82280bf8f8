import type { DetectedFormat } from "../../document/formats/detect-format.ts";
import type { CodeParser } from "../code/definition.ts";
import type { Part } from "./part.ts";

/** A text to be cut, and what is known of it. */
export interface ChunkSource extends DetectedFormat {
  readonly text: string;
  /** Only its name is looked at. */
  readonly path: string;
  readonly parser?: CodeParser;
}

/** How texts of one kind are cut. */
export interface Chunker {
  readonly name: string;
  takes(source: ChunkSource): boolean;
  parts(source: ChunkSource): Iterable<Part>;
}
