import type { Range } from "../../core/plan/plan.ts";
import type { Chunk, ChunkKind } from "../../core/select/chunk.ts";
import { VarintReader, VarintWriter } from "./varints.ts";

/** A chunk and what it costs. */
export interface IndexedChunk extends Chunk {
  /** Tokens of its text, by the index's tokenizer. */
  readonly tokens: number;
}

/** What the index knows of a file's text; the text itself stays in the file. */
export interface FileChunks {
  readonly chunks: readonly IndexedChunk[];
  /** Ranges that hold a key, token or password: shown as asterisks. */
  readonly secrets: readonly Range[];
}

const KINDS: readonly ChunkKind[] = ["prose", "code", "record", "turn", "cell"];
const CHECKSUM_BYTES = 4;
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Packs a file's chunks, about eight bytes each, with a checksum that also binds them to the file's hash. */
export function packChunks({ chunks, secrets }: FileChunks, hash: Uint8Array): Uint8Array {
  const names = new Map<string, number>();
  const numberOf = (name: string | undefined): number => {
    if (name === undefined) return 0;
    const known = names.get(name) ?? names.size + 1;
    names.set(name, known);
    return known;
  };
  const rows = new VarintWriter();
  let from = 0;
  for (const { start, end, kind, tokens, title, symbol } of chunks) {
    rows.write(start - from);
    rows.write(end - start);
    rows.write(KINDS.indexOf(kind));
    rows.write(tokens);
    rows.write(numberOf(title));
    rows.write(numberOf(symbol));
    from = end;
  }
  const body = new VarintWriter();
  body.write(chunks.length);
  body.write(names.size);
  body.write(secrets.length);
  for (const name of names.keys()) {
    const bytes = encoder.encode(name);
    body.write(bytes.length);
    body.writeBytes(bytes);
  }
  for (const [start, end] of secrets) {
    body.write(start);
    body.write(end);
  }
  body.writeBytes(rows.bytes());
  const packed = new Uint8Array(CHECKSUM_BYTES + body.length);
  packed.set(body.bytes(), CHECKSUM_BYTES);
  new DataView(packed.buffer).setUint32(0, checksum(packed, hash));
  return packed;
}

/** The chunks of a file; undefined where the bytes are not what was written for a file of that hash. */
export function unpackChunks(packed: Uint8Array, hash: Uint8Array): FileChunks | undefined {
  if (packed.length < CHECKSUM_BYTES) return undefined;
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length);
  if (view.getUint32(0) !== checksum(packed, hash)) return undefined;
  const reader = new VarintReader(packed, CHECKSUM_BYTES);
  const count = reader.read();
  const nameCount = reader.read();
  const secretCount = reader.read();
  const names = Array.from({ length: nameCount }, () => decoder.decode(reader.readBytes(reader.read())));
  const secrets = Array.from({ length: secretCount }, (): Range => [reader.read(), reader.read()]);
  const chunks: IndexedChunk[] = [];
  for (let from = 0; chunks.length < count; ) {
    const start = from + reader.read();
    const end = start + reader.read();
    const kind = KINDS[reader.read()]!;
    const tokens = reader.read();
    const title = names[reader.read() - 1];
    const symbol = names[reader.read() - 1];
    chunks.push({
      start,
      end,
      kind,
      tokens,
      ...(title !== undefined && { title }),
      ...(symbol !== undefined && { symbol }),
    });
    from = end;
  }
  return { chunks, secrets };
}

/** Fowler, Noll and Vo's hash (FNV-1a, 32 bits) of the file's hash and all bytes after the checksum. */
function checksum(packed: Uint8Array, hash: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (const byte of hash) sum = Math.imul(sum ^ byte, 0x01000193);
  for (let at = CHECKSUM_BYTES; at < packed.length; at++) sum = Math.imul(sum ^ packed[at]!, 0x01000193);
  return sum >>> 0;
}
