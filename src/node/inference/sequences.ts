import type { Encodable } from "../../core/select/encoder.ts";
import type { WordPiece } from "../../core/tokenizer/word-piece.ts";
import type { Batch } from "./onnx-session.ts";
import type { Span } from "./pooling.ts";

/** A text as a model reads it, and what is wanted of it. */
export interface Sequence {
  /** Its tokens between the marks of beginning and end. */
  readonly ids: Int32Array;
  /** Tokens `[from, to)` of each vector that is wanted, and its place in the call. */
  readonly wanted: readonly { readonly index: number; readonly from: number; readonly to: number }[];
}

export interface Reader {
  readonly tokenizer: WordPiece;
  /** Tokens of a sequence, the marks among them. */
  readonly longest: number;
  /** Whether parts are read with what is around them; else they are texts of their own. */
  readonly perToken: boolean;
}

/** Each text that is to be read once, however many of its parts are wanted. */
export function sequencesOf(texts: readonly Encodable[], reader: Reader): Sequence[] {
  const wanted = new Map<string, number[]>();
  const read = reader.perToken ? texts : texts.map(alone);
  read.forEach((one, index) => {
    const text = typeof one === "string" ? one : one.text;
    const of = wanted.get(text);
    if (of === undefined) wanted.set(text, [index]);
    else of.push(index);
  });
  const marks = [reader.tokenizer.idOf("[CLS]"), reader.tokenizer.idOf("[SEP]")] as const;
  return Array.from(wanted, ([text, indexes]) => {
    const parts = indexes.map((index) => ({ index, part: read[index]! }));
    return sequenceOf(text, parts, marks, reader);
  });
}

const alone = (one: Encodable): string => (typeof one === "string" ? one : one.text.slice(one.start, one.end));

/** The text is tokenized in the pieces between where parts begin and end, so that each token belongs to one of them. */
function sequenceOf(
  text: string,
  parts: readonly { readonly index: number; readonly part: Encodable }[],
  [begin, end]: readonly [number, number],
  { tokenizer, longest }: Reader,
): Sequence {
  const cuts = new Set([text.length]);
  for (const { part } of parts) if (typeof part !== "string") cuts.add(part.start).add(part.end);
  const ids = [begin];
  const tokensBefore = new Map([[0, 1]]);
  let from = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    for (const id of tokenizer.encode(text.slice(from, cut), longest - 1 - ids.length)) ids.push(id);
    tokensBefore.set(cut, ids.length);
    from = cut;
  }
  ids.push(end);
  const wanted = parts.map(({ index, part }) =>
    typeof part === "string"
      ? { index, from: 0, to: ids.length }
      : { index, from: tokensBefore.get(part.start)!, to: tokensBefore.get(part.end)! },
  );
  return { ids: Int32Array.from(ids), wanted };
}

/** The sequences with these places side by side, the shorter ones padded with 0, and what is wanted of them. */
export function batchOf(
  sequences: readonly Sequence[],
  places: Uint32Array,
): { batch: Batch; spans: Span[]; indexes: Uint32Array } {
  const length = places.reduce((most, i) => Math.max(most, sequences[i]!.ids.length), 0);
  const ids = new Int32Array(places.length * length);
  const spans: Span[] = [];
  const indexes: number[] = [];
  places.forEach((place, row) => {
    const sequence = sequences[place]!;
    ids.set(sequence.ids, row * length);
    for (const { index, from, to } of sequence.wanted) {
      indexes.push(index);
      spans.push({ row, from, to });
    }
  });
  return { batch: { ids, count: places.length, length }, spans, indexes: Uint32Array.from(indexes) };
}
