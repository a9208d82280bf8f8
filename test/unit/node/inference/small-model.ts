import { createHash } from "node:crypto";

// A model's files as small as they can be: the graph looks up a vector for each token, and that is all.

type Bytes = readonly number[];

export const smallVocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\na\n##b\n";

/** A vector for each token; that of padding would be seen in the vector of any text. */
const TABLE = [
  [100, 100, 100, 100],
  [0, 0, 0, 0],
  [1, 0, 0, 0],
  [0, 1, 0, 0],
  [0, 0, 1, 0],
  [0, 0, 0, 1],
];

/** Types of tensors, from onnx.proto3. */
const FLOAT = 1;
const INT64 = 7;
/** Types of attributes. */
const INT = 2;
const INTS = 7;

/** Fields as protocol buffers write them: one that holds bytes, and one that holds a number. */
const field = (number: number, content: Bytes): Bytes => [number * 8 + 2, ...varint(content.length), ...content];
const numberField = (number: number, value: number): Bytes => [...varint(number * 8), ...varint(value)];

const varint = (value: number): Bytes =>
  value < 128 ? [value] : [128 + (value % 128), ...varint(Math.floor(value / 128))];

const text = (value: string): Bytes => [...Buffer.from(value)];

/** A value of a graph: 0 in `sizes` is one that varies. */
function value(name: string, type: number, sizes: readonly number[]): Bytes {
  const shape = sizes.flatMap((size, i) => field(1, size === 0 ? field(2, text(`size${i}`)) : numberField(1, size)));
  return [...field(1, text(name)), ...field(2, field(1, [...numberField(1, type), ...field(2, shape)]))];
}

export interface SmallGraph {
  readonly inputs?: readonly string[];
  readonly output?: readonly number[];
  /** The graph gives one vector a text, the mean of its tokens'. */
  readonly isPooled?: boolean;
}

export function smallGraph({
  inputs = ["input_ids", "attention_mask", "token_type_ids"],
  isPooled = false,
  output = isPooled ? [0, 4] : [0, 0, 4],
}: SmallGraph = {}): Uint8Array {
  const tokens = isPooled ? "tokens" : "last_hidden_state";
  const node = [
    ...["table", "input_ids"].flatMap((name) => field(1, text(name))),
    ...field(2, text(tokens)),
    ...field(4, text("Gather")),
  ];
  const mean = [
    ...field(1, text(tokens)),
    ...field(2, text("last_hidden_state")),
    ...field(4, text("ReduceMean")),
    ...field(5, [...field(1, text("axes")), ...numberField(8, 1), ...numberField(20, INTS)]),
    ...field(5, [...field(1, text("keepdims")), ...numberField(3, 0), ...numberField(20, INT)]),
  ];
  const table = [
    ...[TABLE.length, 4].flatMap((size) => numberField(1, size)),
    ...numberField(2, FLOAT),
    ...field(8, text("table")),
    ...field(9, [...new Uint8Array(Float32Array.from(TABLE.flat()).buffer)]),
  ];
  const graph = [
    ...field(1, node),
    ...(isPooled ? field(1, mean) : []),
    ...field(2, text("small")),
    ...field(5, table),
    ...inputs.flatMap((name) => field(11, value(name, INT64, [0, 0]))),
    ...field(12, value("last_hidden_state", FLOAT, output)),
  ];
  return Uint8Array.from([...numberField(1, 8), ...field(7, graph), ...field(8, numberField(2, 13))]);
}

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
