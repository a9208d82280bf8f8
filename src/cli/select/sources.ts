import type { ChunkIndex } from "../../core/select/chunk-index.ts";
import type { Encoder } from "../../core/select/encoder.ts";

/** What a selection is chosen from. */
export interface Sources {
  readonly index: ChunkIndex;
  /** The path of a file as results show it, from one that a request names; undefined where it is not among them. */
  find(path: string): string | undefined;
  /** The paths of the files in a folder that a person or a request names. */
  below(folder: string): string[];
  /** The encoder, with what it has read of these files before where that is kept. */
  remembering(encoder: Encoder): Encoder;
  close(): void;
}
