/** `[start, end)` of a text, in UTF-16 code units, that is read with all that stands around it there. */
export interface TextPart {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What has a vector: a text of its own, or a part of one. */
export type Encodable = string | TextPart;

/** Turns texts into vectors whose inner product says how close their meanings are. */
export interface Encoder {
  readonly name: string;
  /** Length of a vector. */
  readonly dimensions: number;
  /** Whether it was trained on text like this one: of other scripts its vectors say less than the words do. */
  reads(text: string): boolean;
  /**
   * Rows of unit vectors, `texts.length * dimensions`, in the order of the texts. What a model has no room for at the end
   * of a text does not count; a part that lies there has a row of zeros. A part's vector is the mean of its tokens after
   * the whole was read (late chunking, Günther et al., 2024), or that of its own text where a model gives no vectors of
   * tokens.
   * @throws {UserError} `cancelled`; `model-failed`, after which the next call may work; `broken-model`
   */
  encode(texts: readonly Encodable[], options?: EncodeOptions): Promise<Float32Array>;
}

export interface EncodeOptions {
  /** Ends the work within a batch. */
  readonly signal?: AbortSignal;
  /** Told after each batch the share of the work that is done, 0 to 1. */
  onProgress?(share: number): void;
}
