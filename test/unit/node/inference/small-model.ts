import { createHash } from "node:crypto";

// A model's files as small as they can be. The graph has inputs and an output, and nothing that could be run.

type Bytes = readonly number[];

/** A field that holds bytes, as protocol buffers write it. */
const field = (number: number, content: Bytes): Bytes => [number * 8 + 2, ...varint(content.length), ...content];

const varint = (value: number): Bytes =>
  value < 128 ? [value] : [128 + (value % 128), ...varint(Math.floor(value / 128))];

const text = (value: string): Bytes => [...Buffer.from(value)];

/** A value of a graph: 0 in `sizes` is one that varies. */
function value(name: string, sizes: readonly number[]): Bytes {
  const shape = sizes.flatMap((size) => field(1, size === 0 ? field(2, text("batch")) : [8, ...varint(size)]));
  return [...field(1, text(name)), ...field(2, field(1, [8, 1, ...field(2, shape)]))];
}

export interface SmallGraph {
  readonly inputs?: readonly string[];
  readonly output?: readonly number[];
}

export function smallGraph({ inputs = ["input_ids", "attention_mask"], output = [0, 4] }: SmallGraph = {}): Uint8Array {
  const graph = [
    ...field(1, text("a node")),
    ...inputs.flatMap((name) => field(11, value(name, [0, 0]))),
    ...field(12, value("sentence_embedding", output)),
  ];
  return Uint8Array.from([8, 8, ...field(7, graph), ...field(8, [16, 20])]);
}

export const smallVocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\na\n##b\n";

/** The files of a model, with a `model.json` that names them; `change` alters what it says. */
export function smallModel(change: Readonly<Record<string, unknown>> = {}): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = { "model.onnx": smallGraph(), "vocab.txt": smallVocabulary };
  const described = Object.entries(files).map(([name, content]) => ({
    name,
    bytes: content.length,
    sha256: createHash("sha256").update(content).digest("hex"),
  }));
  const manifest = {
    name: "small",
    dimensions: 4,
    longest: 128,
    licence: "MIT",
    source: "made by a test",
    files: described,
    ...change,
  };
  return { ...files, "model.json": JSON.stringify(manifest) };
}
