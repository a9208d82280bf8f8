import type { WordPiece } from "../../core/tokenizer/word-piece.ts";
import type { Batch } from "./onnx-session.ts";

/** Texts as sequences of ids, each between the marks of beginning and end and at most `longest` long. */
export function sequencesOf(texts: readonly string[], tokenizer: WordPiece, longest: number): Int32Array[] {
  const [begin, end] = [tokenizer.idOf("[CLS]"), tokenizer.idOf("[SEP]")];
  return texts.map((text) => Int32Array.of(begin, ...tokenizer.encode(text, longest - 2), end));
}

/** The sequences with these indexes side by side, the shorter ones padded with 0. */
export function batchOf(sequences: readonly Int32Array[], indexes: Uint32Array): Batch {
  const length = indexes.reduce((most, i) => Math.max(most, sequences[i]!.length), 0);
  const ids = new Int32Array(indexes.length * length);
  indexes.forEach((i, row) => {
    ids.set(sequences[i]!, row * length);
  });
  return { ids, count: indexes.length, length };
}
