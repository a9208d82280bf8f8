import type { Batch } from "./onnx-session.ts";

/** Tokens `[from, to)` of a row of a batch. */
export interface Span {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/** The sum of each span's token vectors, which has the direction of their mean (Reimers and Gurevych, 2019). */
export function sumsOf(tokens: Float32Array, { count, length }: Batch, spans: readonly Span[]): Float32Array {
  const dimensions = tokens.length / (count * length);
  const sums = new Float32Array(spans.length * dimensions);
  spans.forEach(({ row, from, to }, i) => {
    const sum = sums.subarray(i * dimensions, (i + 1) * dimensions);
    for (let t = row * length + from; t < row * length + to; t++)
      for (let k = 0; k < dimensions; k++) sum[k]! += tokens[t * dimensions + k]!;
  });
  return sums;
}

/** The vectors of the rows that the spans are in, where a graph gives one a row. */
export function rowsOf(vectors: Float32Array, { count }: Batch, spans: readonly Span[]): Float32Array {
  const dimensions = vectors.length / count;
  const rows = new Float32Array(spans.length * dimensions);
  spans.forEach(({ row }, i) => {
    rows.set(vectors.subarray(row * dimensions, (row + 1) * dimensions), i * dimensions);
  });
  return rows;
}

/** Brings each of `count` rows to length 1, in place; one of zeros stays. */
export function toUnitLength(rows: Float32Array, count: number): Float32Array {
  const dimensions = rows.length / count;
  for (let start = 0; start < rows.length; start += dimensions) {
    const row = rows.subarray(start, start + dimensions);
    const norm = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    if (norm > 0) for (let k = 0; k < dimensions; k++) row[k]! /= norm;
  }
  return rows;
}
