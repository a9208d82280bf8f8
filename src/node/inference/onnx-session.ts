import type { InferenceSession, OnnxValue } from "onnxruntime-node";
import { UserError } from "../../core/user-error.ts";
import type { EncoderModel } from "./encoder-model.ts";
import { rowsOf, type Span, sumsOf, toUnitLength } from "./pooling.ts";
import { runtimeReason } from "./runtime-reason.ts";

/** Sequences of one length, one after the other; `count * length` ids, 0 where one is padded. */
export interface Batch {
  readonly ids: Int32Array;
  readonly count: number;
  readonly length: number;
}

/** A graph ready to run. */
export interface OnnxSession {
  /** Unit vectors of the spans, `spans.length * dimensions`. */
  run(batch: Batch, spans: readonly Span[]): Promise<Float32Array>;
}

/**
 * Loads a model's graph. Throws what ONNX Runtime throws where it cannot, and a UserError `model-failed` where there is
 * no ONNX Runtime for this machine.
 */
export async function openSession(
  { graph, output, perToken, fused }: EncoderModel,
  threads: number,
): Promise<OnnxSession> {
  // Loaded here, since there are machines that it has no binaries for.
  const { InferenceSession, Tensor } = await import("onnxruntime-node").catch((error: Error) => {
    const machine = `${process.platform} ${process.arch}`;
    throw new UserError("model-failed", `Models cannot be run on this machine (${machine}): ${runtimeReason(error)}.`);
  });
  const session = await InferenceSession.create(graph, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: fused ? "basic" : "all",
    // Batches have many shapes, and a pattern would be kept for each.
    enableMemPattern: false,
    // A thread that waits gives way to others. On a busy machine two threads get 6,200 tokens out of a second of
    // processor time, where those that spin get 4,000.
    extra: { session: { intra_op: { allow_spinning: "0" } } },
    logSeverityLevel: 3,
  });
  return {
    async run(batch, spans) {
      const feeds: Record<string, OnnxValue> = {};
      for (const name of session.inputNames) {
        const values = valuesOf(name, batch);
        const wide = session.inputMetadata.some((input) => input.name === name && isWide(input));
        const shape = [batch.count, batch.length];
        feeds[name] = wide
          ? new Tensor("int64", BigInt64Array.from(values, BigInt), shape)
          : new Tensor("int32", values, shape);
      }
      const { data } = (await session.run(feeds, [output]))[output]!;
      if (!(data instanceof Float32Array)) throw new Error(`its output ${output} holds no 32-bit numbers`);
      return toUnitLength((perToken ? sumsOf : rowsOf)(data, batch, spans), spans.length);
    },
  };
}

function isWide(input: InferenceSession.ValueMetadata): boolean {
  return input.isTensor && input.type === "int64";
}

/** What the inputs of BERT's graphs stand for. */
function valuesOf(name: string, { ids }: Batch): Int32Array {
  if (name === "attention_mask") return ids.map((id) => (id === 0 ? 0 : 1));
  if (name === "token_type_ids") return new Int32Array(ids.length);
  return ids;
}
