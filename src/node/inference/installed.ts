import { existsSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Encoder } from "../../core/select/encoder.ts";
import { UserError } from "../../core/user-error.ts";
import { BUILT_IN_ENCODER } from "./built-in-encoder.ts";
import { InferenceClient, type InferenceOptions } from "./inference-client.ts";
import { openModel } from "./model-store.ts";
import { VectorCache } from "./vector-cache.ts";

/** Where the program's own models and its process for them lie. */
export interface Installation {
  readonly models: string;
  readonly script: string | URL;
}

/** The folder above this file that is the package, built or as sources. */
export function installation(): Installation {
  let root = new URL("./", import.meta.url);
  while (!existsSync(new URL("package.json", root)) && root.pathname !== "/") root = new URL("../", root);
  const script = import.meta.url.endsWith(".ts")
    ? "src/node/inference/inference-process.ts"
    : "dist/inference-process.js";
  return { models: fileURLToPath(new URL("media/models", root)), script: new URL(script, root) };
}

/** An encoder that has been opened; its process starts with its first text. */
export interface OpenEncoder extends Encoder {
  dispose(): void;
}

/**
 * The encoder of a name, among those that come with the program, or of a folder given as an absolute path.
 * UserErrors: `invalid-argument` for an unknown name, and those of `openModel`.
 */
export async function openEncoder(
  name: string,
  { models, script }: Installation,
  options: Pick<InferenceOptions, "idleAfter" | "onLoss"> = {},
): Promise<OpenEncoder | UserError> {
  const folder = isAbsolute(name) ? name : join(models, name);
  if (!isAbsolute(name) && !existsSync(folder))
    return new UserError(
      "invalid-argument",
      `There is no encoder "${name}"; ${BUILT_IN_ENCODER} comes with the program.`,
    );
  const model = await openModel(folder);
  if (model instanceof UserError) return model;
  const client = new InferenceClient({ ...options, script, model });
  const cache = new VectorCache(client);
  return {
    name: cache.name,
    dimensions: cache.dimensions,
    reads: (text) => cache.reads(text),
    encode: (texts, encodeOptions) => cache.encode(texts, encodeOptions),
    dispose: () => client.dispose(),
  };
}
