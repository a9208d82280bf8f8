/** How a family cuts text into pieces before merging; one scanner for each. */
export type PatternName = "r50k" | "cl100k" | "o200k" | "llama3" | "qwen2" | "deepseek3" | "tekken";

/**
 * A byte-level byte-pair vocabulary, in the form the encoder reads and the bundle packs.
 * Token `id` is the bytes `bytes[offsets[id] .. offsets[id + 1]]`; an id that stands for no text is empty.
 */
export interface Vocabulary {
  readonly name: string;
  readonly pattern: PatternName;
  readonly bytes: Uint8Array;
  /** Length: number of ids + 1. */
  readonly offsets: Uint32Array;
  /**
   * Triples (left id, right id, merged id), most urgent first. `null`: two neighbours merge when their joined bytes are
   * a token, the lowest id first (tiktoken's rule).
   */
  readonly merges: Uint32Array | null;
  /** A piece that is a token as a whole is taken without merging (tiktoken does this; tokenizer.json: `ignore_merges`). */
  readonly wholePieces: boolean;
  /** Unicode normal form C before anything else (Qwen). */
  readonly nfc: boolean;
}
