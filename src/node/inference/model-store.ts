import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { wordPieceFromFile } from "../../core/tokenizer/word-piece-file.ts";
import { UserError } from "../../core/user-error.ts";
import { readBytes, readTextFile, unreadable } from "../files/text-file.ts";
import type { EncoderModel } from "./encoder-model.ts";
import {
  bytesOf,
  GRAPH,
  LARGEST_MANIFEST,
  MANIFEST,
  type ModelFile,
  type ModelManifest,
  parseManifest,
  VOCABULARIES,
} from "./model-manifest.ts";
import { type GraphShape, readGraphShape } from "./onnx-file.ts";

/** Inputs of BERT's graphs that can be fed. */
const INPUTS = ["input_ids", "attention_mask", "token_type_ids"];

/** Tokens that a model without a manifest is given at most: the published ones have room for 512 and are trained on less. */
const LONGEST = 256;

const LARGEST_VOCABULARY = 64 * 1024 * 1024;

/** The models in the folders of a folder, by name; one that cannot be used is a UserError. */
export async function modelsIn(folder: string): Promise<(EncoderModel | UserError)[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map(({ name }) => name);
  return Promise.all(names.sort().map((name) => openModel(join(folder, name))));
}

/**
 * A model from a folder with a `model.json`, whose files must have the sizes and SHA-256 that it names, or else with a
 * `model.onnx` and a `vocab.txt` or `tokenizer.json`. UserErrors name the file: `unreadable-file`, `broken-model`,
 * `broken-tokenizer`, `unsupported-tokenizer`.
 */
export async function openModel(folder: string): Promise<EncoderModel | UserError> {
  const manifest = await manifestIn(folder);
  if (manifest instanceof UserError) return manifest;
  for (const file of manifest?.files ?? []) {
    const wrong = await checkFile(join(folder, file.name), file);
    if (wrong) return wrong;
  }
  const graph = join(folder, GRAPH);
  const shape = await readGraphShape(graph, graph);
  if (shape instanceof UserError) return shape;
  const output = vectorsOf(graph, shape, manifest?.dimensions);
  if (output instanceof UserError) return output;
  const vocabulary = await vocabularyIn(folder);
  if (vocabulary instanceof UserError) return vocabulary;
  const bytes = manifest ? bytesOf(manifest.files) : (await stat(graph)).size + (await stat(vocabulary)).size;
  const { name, longest, fused, scripts, licence, source } = manifest ?? unnamed(folder);
  return { name, ...output, longest, fused, ...(scripts && { scripts }), graph, vocabulary, licence, source, bytes };
}

const unnamed = (folder: string) => ({
  name: folder,
  longest: LONGEST,
  fused: false,
  scripts: undefined,
  licence: "unknown",
  source: folder,
});

/** The folder's manifest; `undefined` where it has none. */
async function manifestIn(folder: string): Promise<ModelManifest | UserError | undefined> {
  const path = join(folder, MANIFEST);
  try {
    if ((await stat(path)).size > LARGEST_MANIFEST)
      return new UserError("broken-model", `${path} is too large to be the description of a model.`);
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return missing ? undefined : unreadable(path, error);
  }
  const file = await readTextFile(path);
  return file instanceof UserError ? file : parseManifest(path, file.text);
}

/** A `broken-model` or `unreadable-file` where a file is not the one that was meant. */
export async function checkFile(path: string, { bytes, sha256 }: ModelFile): Promise<UserError | undefined> {
  try {
    const { size } = await stat(path);
    if (size < bytes) return new UserError("broken-model", `${path} is cut short: it has ${size} bytes of ${bytes}.`);
    if (size === bytes) {
      const hash = createHash("sha256");
      for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(part as Uint8Array);
      if (hash.digest("hex") === sha256) return undefined;
    }
    return new UserError("broken-model", `${path} is not the file that ${MANIFEST} describes: its checksum differs.`);
  } catch (error) {
    return unreadable(path, error);
  }
}

/** The output of a graph that holds its vectors, where it takes and gives what a sentence encoder does. */
function vectorsOf(
  name: string,
  { inputs, outputs }: GraphShape,
  expected?: number,
): Pick<EncoderModel, "output" | "perToken" | "dimensions"> | UserError {
  const wrong = (what: string) => new UserError("broken-model", `${name} is no sentence encoder: ${what}.`);
  if (inputs.length === 0) return wrong("it takes nothing");
  const other = inputs.find((input) => !INPUTS.includes(input.name));
  if (other) return wrong(`it takes "${other.name}", and only ${INPUTS.join(", ")} can be given`);
  const output = outputs.find((value) => value.name === "sentence_embedding") ?? outputs[0];
  const dimensions = output?.sizes.at(-1) ?? 0;
  if (output === undefined || output.sizes.length < 2 || output.sizes.length > 3 || dimensions === 0)
    return wrong("what it gives are no vectors");
  if (expected !== undefined && dimensions !== expected)
    return wrong(`its vectors have ${dimensions} dimensions, and ${MANIFEST} says ${expected}`);
  return { output: output.name, perToken: output.sizes.length === 3, dimensions };
}

/** The path of the folder's vocabulary, which was read and can be used. */
async function vocabularyIn(folder: string): Promise<string | UserError> {
  let missing: UserError | undefined;
  for (const name of VOCABULARIES) {
    const path = join(folder, name);
    const bytes = await readBytes(path, path, LARGEST_VOCABULARY);
    if (bytes instanceof UserError) {
      missing ??= bytes;
      continue;
    }
    const tokenizer = wordPieceFromFile(path, bytes);
    return tokenizer instanceof UserError ? tokenizer : path;
  }
  return missing!;
}
