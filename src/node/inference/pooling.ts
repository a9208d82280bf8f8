import type { Batch } from "./onnx-session.ts";

/** The mean of a sequence's token vectors (Reimers and Gurevych, 2019); padding, whose id is 0, does not count. */
export function poolMean(tokens: Float32Array, { ids, count, length }: Batch): Float32Array {
  const dimensions = tokens.length / (count * length);
  const pooled = new Float32Array(count * dimensions);
  for (let i = 0; i < count * length; i++) {
    if (ids[i] === 0) continue;
    const row = Math.floor(i / length) * dimensions;
    for (let k = 0; k < dimensions; k++) pooled[row + k]! += tokens[i * dimensions + k]!;
  }
  return pooled;
}

/** Brings each of `count` rows to length 1, in place. */
export function toUnitLength(rows: Float32Array, count: number): Float32Array {
  const dimensions = rows.length / count;
  for (let start = 0; start < rows.length; start += dimensions) {
    const row = rows.subarray(start, start + dimensions);
    const norm = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    if (norm > 0) for (let k = 0; k < dimensions; k++) row[k]! /= norm;
  }
  return rows;
}
