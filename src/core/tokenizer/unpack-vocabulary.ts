/**
 * A vocabulary as the bundle carries it: base64 of raw DEFLATE of
 *
 *     varints   ids, first merged id, merges, runs, then for each run: own tokens, start and count in the base
 *     bytes     the length of each own token
 *     bytes     the length of the left part of each merge (of the ids from the first merged id on)
 *     bytes     the own tokens, one after the other
 *
 * A run is some tokens of its own and then some that the base has in the same order: the first 100,256 tokens of
 * Llama 3 are those of cl100k. In id order the bytes column is what the encoder reads, so that unpacking is inflating.
 */
export interface PackedVocabulary {
  readonly base?: PackedVocabulary;
  readonly data: string;
}

/** The tokens of a vocabulary, as `Vocabulary` has them, and its merges as triples of ids. */
export interface UnpackedVocabulary {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
  readonly merges: Uint32Array | null;
}

/** Unpacks; `ids` may be above the number of tokens: the others stand for no text. */
export async function unpackVocabulary(packed: PackedVocabulary, ids = 0): Promise<UnpackedVocabulary> {
  const [base, payload] = await Promise.all([packed.base && unpackVocabulary(packed.base), inflate(packed.data)]);
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = payload[at++]!;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const [count, firstMerged, mergeCount, runCount] = [varint(), varint(), varint(), varint()];
  const runs = Array.from({ length: runCount }, () => ({ own: varint(), start: varint(), count: varint() }));
  const lengthsAt = at;
  const ownCount = runs.reduce((sum, run) => sum + run.own, 0);
  const leftAt = lengthsAt + ownCount;
  const bytesAt = leftAt + mergeCount;

  const offsets = new Uint32Array(Math.max(count, ids) + 1);
  let id = 0;
  let length = lengthsAt;
  for (const run of runs) {
    for (let i = 0; i < run.own; i++, id++) offsets[id + 1] = offsets[id]! + payload[length++]!;
    if (base)
      for (let i = run.start; i < run.start + run.count; i++, id++)
        offsets[id + 1] = offsets[id]! + base.offsets[i + 1]! - base.offsets[i]!;
  }
  offsets.fill(offsets[id]!, id + 1);

  const bytes = base ? joinRuns(runs, payload.subarray(bytesAt), offsets, base) : payload.subarray(bytesAt);
  const left = payload.subarray(leftAt, bytesAt);
  return { bytes, offsets, merges: mergeCount > 0 ? mergesOf(bytes, offsets, count, firstMerged, left) : null };
}

function joinRuns(
  runs: readonly { own: number; start: number; count: number }[],
  own: Uint8Array,
  offsets: Uint32Array,
  base: UnpackedVocabulary,
): Uint8Array {
  const bytes = new Uint8Array(offsets[offsets.length - 1]!);
  let id = 0;
  let ownAt = 0;
  for (const run of runs) {
    const length = offsets[id + run.own]! - offsets[id]!;
    bytes.set(own.subarray(ownAt, ownAt + length), offsets[id]!);
    ownAt += length;
    id += run.own;
    bytes.set(base.bytes.subarray(base.offsets[run.start], base.offsets[run.start + run.count]), offsets[id]!);
    id += run.count;
  }
  return bytes;
}

/** Finds the ids of both parts of each merge by their bytes, in a table of open addressing. */
function mergesOf(
  bytes: Uint8Array,
  offsets: Uint32Array,
  count: number,
  first: number,
  left: Uint8Array,
): Uint32Array {
  const mask = 2 ** Math.ceil(Math.log2(count * 2)) - 1;
  const table = new Int32Array(mask + 1).fill(-1);
  const slotOf = (from: number, to: number): number => {
    let hash = 0x811c9dc5;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (; table[slot]! >= 0; slot = (slot + 1) & mask) {
      const start = offsets[table[slot]!]!;
      if (offsets[table[slot]! + 1]! - start !== to - from) continue;
      let i = from;
      while (i < to && bytes[i] === bytes[start + i - from]) i++;
      if (i === to) break;
    }
    return slot;
  };
  for (let id = 0; id < count; id++)
    if (offsets[id + 1]! > offsets[id]!) table[slotOf(offsets[id]!, offsets[id + 1]!)] = id;
  const merges = new Uint32Array(left.length * 3);
  for (let i = 0; i < left.length; i++) {
    const id = first + i;
    const middle = offsets[id]! + left[i]!;
    merges[i * 3] = table[slotOf(offsets[id]!, middle)]!;
    merges[i * 3 + 1] = table[slotOf(middle, offsets[id + 1]!)]!;
    merges[i * 3 + 2] = id;
  }
  return merges;
}

/** Written without `Response` and `Blob`, which take Node 20 ms to set up. */
async function inflate(base64: string): Promise<Uint8Array> {
  const text = atob(base64);
  const packed = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) packed[i] = text.charCodeAt(i);
  const stream = new DecompressionStream("deflate-raw");
  const writer = stream.writable.getWriter();
  const written = writer.write(packed).then(() => writer.close());
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (const reader = stream.readable.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
  }
  await written;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
