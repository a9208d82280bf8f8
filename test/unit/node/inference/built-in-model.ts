import assert from "node:assert/strict";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { UserError } from "../../../../src/core/user-error.ts";
import type { EncoderModel } from "../../../../src/node/inference/encoder-model.ts";
import { InferenceClient, type InferenceOptions } from "../../../../src/node/inference/inference-client.ts";
import { openModel } from "../../../../src/node/inference/model-store.ts";
import { folderWith } from "../temporary-folder.ts";

/** The folder of the model that comes with the extension. */
export const builtIn = fileURLToPath(new URL("../../../../media/models/all-minilm-l6-v2", import.meta.url));

/** The process as its sources are. */
export const script = new URL("../../../../src/node/inference/inference-process.ts", import.meta.url);

export async function builtInModel(): Promise<EncoderModel> {
  const model = await openModel(builtIn);
  if (model instanceof UserError) throw model;
  return model;
}

/** A folder with the model's files, to be damaged; gone after the test. */
export async function copyOfModel(context: TestContext): Promise<string> {
  const folder = join(await folderWith(context, {}), "model");
  await cp(builtIn, folder, { recursive: true });
  return folder;
}

/** A client of the built-in model on one thread, closed after the test. */
export async function startClient(
  context: TestContext,
  options: Partial<InferenceOptions> = {},
): Promise<InferenceClient> {
  const client = new InferenceClient({ script, threads: 1, model: await builtInModel(), ...options });
  context.after(() => client.dispose());
  return client;
}

/** The inner product of two rows. */
export function closeness(vectors: Float32Array, a: number, b: number, dimensions = 384): number {
  let sum = 0;
  for (let k = 0; k < dimensions; k++) sum += vectors[a * dimensions + k]! * vectors[b * dimensions + k]!;
  return sum;
}

/** Sentences that all differ: `count` of them, of 5 to 40 words. */
export function sentences(count: number): string[] {
  const words = "the answer must name every figure that was asked for and say where it comes from".split(" ");
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: 5 + (i % 36) }, (_, k) => words[(i * 7 + k * 3) % words.length])
      .join(" ")
      .concat(` ${i}.`),
  );
}

export async function failureOf(call: Promise<unknown>): Promise<UserError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof UserError, String(error));
  return error;
}
