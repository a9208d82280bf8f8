import { type FileHandle, open } from "node:fs/promises";
import { type Field, fieldAt, fieldsOf, LONGEST_HEAD } from "../../core/protocol-buffers.ts";
import { UserError } from "../../core/user-error.ts";
import { unreadable } from "../files/text-file.ts";

/** An input or output of a graph: its name, and its sizes; 0 where one varies. */
export interface GraphValue {
  readonly name: string;
  readonly sizes: readonly number[];
}

export interface GraphShape {
  readonly inputs: readonly GraphValue[];
  readonly outputs: readonly GraphValue[];
}

/** Numbers of fields, from onnx.proto3. */
const MODEL_GRAPH = 7;
const GRAPH_INPUT = 11;
const GRAPH_OUTPUT = 12;
const VALUE_NAME = 1;
/** From a value to its sizes: its type, a tensor's, its shape. */
const TO_SHAPE = [2, 1, 2];
const SHAPE_SIZE = 1;
const SIZE_NUMBER = 1;

/** What is read at a time; most fields of a graph are nodes of a few hundred bytes. */
const WINDOW = 64 * 1024;
/** An input is described in less. */
const LARGEST_VALUE = 64 * 1024;

/**
 * Reads what a graph takes and gives, and none of its weights. `name` opens every message: `broken-model` where the file
 * is no ONNX model or ends before its fields do, `unreadable-file`.
 */
export async function readGraphShape(path: string, name: string): Promise<GraphShape | UserError> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, "r");
    const { size } = await file.stat();
    const read = windowOn(file);
    let graph: Field | undefined;
    for await (const field of fieldsBetween(read, 0, size)) if (field.number === MODEL_GRAPH) graph = field;
    if (!graph?.holdsBytes) throw new RangeError("it holds no graph");
    const inputs: GraphValue[] = [];
    const outputs: GraphValue[] = [];
    for await (const { number, from, to } of fieldsBetween(read, graph.from, graph.to)) {
      if (number !== GRAPH_INPUT && number !== GRAPH_OUTPUT) continue;
      if (to - from > LARGEST_VALUE) throw new RangeError("an input is described at too great a length");
      (number === GRAPH_INPUT ? inputs : outputs).push(graphValue(await read(from, to - from)));
    }
    return { inputs, outputs };
  } catch (error) {
    if (!(error instanceof RangeError)) return unreadable(name, error);
    return new UserError("broken-model", `${name} is no ONNX model, or is cut short: ${error.message}.`);
  } finally {
    await file?.close();
  }
}

type Read = (at: number, length: number) => Promise<Uint8Array>;

/** Reads from a file through a window, since the heads of fields that are passed over lie close together. */
function windowOn(file: FileHandle): Read {
  let start = 0;
  let held = new Uint8Array(0);
  return async (at, length) => {
    if (at < start || at + length > start + held.length) {
      const { buffer, bytesRead } = await file.read(new Uint8Array(Math.max(WINDOW, length)), { position: at });
      start = at;
      held = buffer.subarray(0, bytesRead);
    }
    return held.subarray(at - start, at - start + length);
  };
}

/** The fields of the message at `[from, to)`, their content passed over; offsets are those of the file. */
async function* fieldsBetween(read: Read, from: number, to: number): AsyncGenerator<Field> {
  for (let at = from; at < to; ) {
    const head = fieldAt(await read(at, Math.min(LONGEST_HEAD, to - at)), 0);
    const field = { ...head, from: at + head.from, to: at + head.to };
    if (field.to > to) throw new RangeError("it ends within a field");
    yield field;
    at = field.to;
  }
}

function graphValue(bytes: Uint8Array): GraphValue {
  const name = contentOf(bytes, VALUE_NAME);
  let shape: Uint8Array | undefined = bytes;
  for (const number of TO_SHAPE) shape = shape && contentOf(shape, number);
  const sizes: number[] = [];
  for (const { number, from, to } of fieldsOf(shape ?? new Uint8Array())) {
    if (number !== SHAPE_SIZE) continue;
    const fixed = [...fieldsOf(shape!.subarray(from, to))].find((field) => field.number === SIZE_NUMBER);
    sizes.push(fixed?.value ?? 0);
  }
  return { name: new TextDecoder().decode(name), sizes };
}

function contentOf(bytes: Uint8Array, wanted: number): Uint8Array | undefined {
  for (const { number, holdsBytes, from, to } of fieldsOf(bytes))
    if (number === wanted && holdsBytes) return bytes.subarray(from, to);
  return undefined;
}
