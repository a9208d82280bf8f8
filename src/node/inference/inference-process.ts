// The process that holds a model. It is started by inference-client.ts and ends with the one that started it.
import { readFile } from "node:fs/promises";
import { wordPieceFromFile } from "../../core/tokenizer/word-piece-file.ts";
import { UserError } from "../../core/user-error.ts";
import type { EncoderModel } from "./encoder-model.ts";
import { InferenceDesk, type OpenModel } from "./inference-desk.ts";
import type { FromInference, ToInference } from "./inference-protocol.ts";
import { openSession } from "./onnx-session.ts";
import { OUT_OF_MEMORY, runtimeReason } from "./runtime-reason.ts";
import { batchOf, sequencesOf } from "./sequences.ts";

let desk: InferenceDesk | undefined;

const send = (message: FromInference) => {
  process.send?.(message);
};

process.on("disconnect", () => process.exit());
process.on("message", (message: ToInference) => {
  if (message.type === "open") {
    const model = open(message.model, message.threads);
    model.catch((error: unknown) => refuse(message.model, error));
    desk = new InferenceDesk(model, send);
  } else if (message.type === "encode") desk?.take(message.id, message.texts, message.last);
  else desk?.cancel(message.id);
});

async function open(model: EncoderModel, threads: number): Promise<OpenModel> {
  const tokenizer = wordPieceFromFile(model.vocabulary, await readFile(model.vocabulary));
  if (tokenizer instanceof UserError) throw tokenizer;
  const session = await openSession(model, threads);
  const reader = { tokenizer, longest: model.longest, perToken: model.perToken };
  // Run once: a graph may load and yet want other inputs, or give something other than vectors.
  const { batch, spans } = batchOf(sequencesOf(["text"], reader), Uint32Array.of(0));
  const vector = await session.run(batch, spans);
  if (vector.length !== model.dimensions)
    throw new Error(`its vectors have ${vector.length} dimensions, and ${model.dimensions} were expected`);
  return { session, reader };
}

function refuse(model: EncoderModel, error: unknown): void {
  if (error instanceof UserError) send({ type: "failed", code: error.code, message: error.message });
  else {
    const why = runtimeReason(error);
    const code = why === OUT_OF_MEMORY ? "model-failed" : "broken-model";
    send({ type: "failed", code, message: `${model.graph} cannot be used as a model: ${why}.` });
  }
}
