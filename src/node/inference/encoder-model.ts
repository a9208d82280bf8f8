/** A sentence encoder on the disk, its files found to be what they should be. */
export interface EncoderModel {
  readonly name: string;
  /** Length of its vectors. */
  readonly dimensions: number;
  /** Tokens that it reads of a text, the marks of beginning and end among them. */
  readonly longest: number;
  /** The graph was fused when it was made; ONNX Runtime's own fusions would slow it down. */
  readonly fused: boolean;
  /** Unicode names of the writing systems that it was trained on; all where absent. */
  readonly scripts?: readonly string[];
  /** Paths of the ONNX graph and of the vocabulary. */
  readonly graph: string;
  readonly vocabulary: string;
  /** The output of the graph that holds vectors. */
  readonly output: string;
  /** They are one a token, not one a text: then parts of a text can be read with what is around them. */
  readonly perToken: boolean;
  readonly licence: string;
  /** Where it is from: an address, or a package. */
  readonly source: string;
  /** Bytes of all its files. */
  readonly bytes: number;
}
